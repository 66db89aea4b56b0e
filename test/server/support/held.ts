export interface Held<T> {
  promise: Promise<T>;
  release(value: T): void;
}

/** A promise that settles when the test says so. */
export function held<T>(): Held<T> {
  let release: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    release = resolve;
  });
  return { promise, release };
}
