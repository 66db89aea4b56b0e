import type { SessionList } from "../../contract.ts";
import type { RequestOptions } from "./sign-out.ts";
import type { GuardStepUp } from "./step-up.ts";

/** What a guard lets its parts use. */
export interface GuardInside extends RequestOptions, Pick<GuardStepUp, "stepUp"> {
  /** The sign-out of this session that runs; undefined = there is none. */
  signingOut: (id: string) => Promise<unknown> | undefined;
}

/** Something that belongs to one guard and that only some applications use. */
export interface GuardPart {
  /** Lets a newly accepted list settle what it can. `start` is in the guard's own time. */
  settle?(list: SessionList, start: number): void;
  /**
   * Settles when the requests under way that change these sessions have; absent ids = all sessions. Undefined = there are
   * none. None of them is revoked meanwhile.
   */
  sending?(ids?: readonly string[]): Promise<unknown> | undefined;
  /** The user has changed. */
  retire?(): void;
}
