/** An object of which nothing is known yet. */
export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type UndefinedKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];
type WithoutUndefined<T> = { [K in Exclude<keyof T, UndefinedKeys<T>>]: T[K] } & {
  [K in UndefinedKeys<T>]?: Exclude<T[K], undefined>;
};

/** The same object without its undefined members: absent is our one way to say unknown. */
export function withoutUndefined<T extends object>(object: T): WithoutUndefined<T> {
  for (const key of Object.keys(object) as (keyof T)[]) if (object[key] === undefined) delete object[key];
  return object as WithoutUndefined<T>;
}

/** How each member of a checked object comes from an unchecked value; undefined = it has none. */
export type Readers<T extends object> = { [K in keyof T]-?: (value: unknown) => T[K] | undefined };

/** An allow-list copy: the members that have a reader and that it could read, and nothing else. */
export function pick<T extends object>(value: object, readers: Readers<T>): Partial<T> {
  const picked: Partial<T> = {};
  for (const key of Object.keys(readers) as (keyof T)[]) {
    const read = readers[key]((value as Record<keyof T, unknown>)[key]);
    if (read !== undefined) picked[key] = read;
  }
  return picked;
}

/** A text that says something. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** The member where it is an object, else an empty one: configuration is anybody's guess. */
export function fieldsOf(value: unknown, ...path: string[]): Fields {
  let found = value;
  for (const key of path) found = isFields(found) ? found[key] : undefined;
  return isFields(found) ? found : {};
}
