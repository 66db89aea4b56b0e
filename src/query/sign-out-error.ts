import type { SignOutResult } from "../core/guard.ts";
import { isGone } from "../core/is-gone.ts";
import { SessionsError } from "../core/sessions-error.ts";

/** Not every session that was asked for is proved gone; `results` says what became of each. */
export class SignOutError extends SessionsError {
  override readonly name: string = "SignOutError";
  readonly results: readonly SignOutResult[];

  constructor(results: readonly SignOutResult[]) {
    const open = results.filter((result) => !isGone(result));
    const cause = open.find(({ error }) => error)?.error;
    super(
      cause?.code ?? "backend",
      `${open.length} of ${results.length} sessions are not proved gone (${open.map(({ outcome }) => outcome).join(", ")}). Show them as they are and offer to try again.`,
      // Its code is read above; its retryAfterSeconds goes along.
      { ...(cause && { ...cause, cause }) },
    );
    this.results = results;
  }
}
