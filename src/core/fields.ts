/** An object of which nothing is known yet. */
export type Fields = Record<string, unknown>;

/** True for an object that is not an array. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object at the end of the path, or an empty one if there is none: anything may stand in a configuration. */
export function fieldsOf(value: unknown, ...path: string[]): Fields {
  let found = value;
  for (const key of path) found = isFields(found) ? found[key] : undefined;
  return isFields(found) ? found : {};
}

/** The text, unless there is nothing but space in it. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** How each member of a checked object is made from an unchecked value; undefined = the object does not get it. */
export type Readers<T extends object> = { [K in keyof T]-?: (value: unknown) => T[K] | undefined };

/** An allow-list copy: the members that have a reader, if it could read them, and nothing else. */
export function pick<T extends object>(value: object, readers: Readers<T>): Partial<T> {
  const picked: Partial<T> = {};
  for (const key of Object.keys(readers) as (keyof T)[]) {
    const read = readers[key]((value as Record<keyof T, unknown>)[key]);
    if (read !== undefined) picked[key] = read;
  }
  return picked;
}

type UndefinedKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];
type WithoutUndefined<T> = { [K in Exclude<keyof T, UndefinedKeys<T>>]: T[K] } & {
  [K in UndefinedKeys<T>]?: Exclude<T[K], undefined>;
};

/** The same object without its undefined members, since unknown is said in one way only: the member is absent. */
export function withoutUndefined<T extends object>(object: T): WithoutUndefined<T> {
  for (const key of Object.keys(object) as (keyof T)[]) if (object[key] === undefined) delete object[key];
  return object as WithoutUndefined<T>;
}
