import { currentRowOf } from "./current-row-of.ts";

/** The id, as the list has it, of the session whose cookie came with the request; null if nobody is signed in. */
export async function sessionIdOf(request: Request): Promise<string | null> {
  return currentRowOf(request)?.id ?? null;
}
