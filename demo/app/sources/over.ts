import type { SessionsAdapter } from "../../../src/index.ts";
import type { Source } from "./source.ts";

/** A backend for the person who is signed in through Better Auth. The adapter is made once: it may remember things. */
export function over(adapter: SessionsAdapter): Source {
  return ({ account, children }) => children({ ...account, adapter });
}
