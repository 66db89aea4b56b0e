import { partNotLoaded } from "./part-not-loaded.ts";

/**
 * A part of the package that is fetched when it is first needed, once. A fetch that failed is tried again at the next
 * need.
 *
 * @throws {SessionsError} `network` where it can't be fetched.
 */
export function onDemand<T>(fetchPart: () => Promise<T>): () => Promise<T> {
  let part: Promise<T> | undefined;
  return () => {
    part ??= fetchPart().catch(() => {
      part = undefined;
      throw partNotLoaded();
    });
    return part;
  };
}
