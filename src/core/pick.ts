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
