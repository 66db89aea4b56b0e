import type { SessionList, SessionsAdapter } from "../../contract.ts";
import type { SessionsError } from "../errors.ts";
import type { GuardStepUp } from "./step-up.ts";

/** What every request that changes a session needs. */
export interface RequestOptions {
  adapter: () => SessionsAdapter;
  /** The guard's own time. */
  tick: () => number;
  /** Milliseconds since 1970. */
  now?: (() => number) | undefined;
  /**
   * The newest list, if it may decide for what was asked for at this time of the guard; undefined = one has to be made
   * first.
   */
  newest: (askedAt: number) => SessionList | undefined;
  /** When the newest list was started, in the guard's own time. */
  newestStart: () => number;
  /** Makes a list and writes it to where it is read. */
  makeList: () => Promise<void>;
  /** @param what the subject of the message at the deadline. */
  withDeadline: (
    send: (signal: AbortSignal) => Promise<unknown>,
    what: string,
    signal?: AbortSignal,
  ) => Promise<unknown>;
  changed: () => void;
  /** All others have ended, and the list never had one of them. */
  onEnd?: (() => void) | undefined;
}

/** What a guard lets its extensions use. */
export interface GuardInside extends RequestOptions, Pick<GuardStepUp, "stepUp"> {
  /** The sign-out of this session that runs; undefined = there is none. */
  signingOut: (id: string) => Promise<unknown> | undefined;
  /** Why what has just arrived does not count, by whose it is; see `guard-lists`. */
  objection: (incoming: SessionList, start: number) => SessionsError | "again" | undefined;
  /** It counts: its subject is this person from here on. */
  accepted: (incoming: SessionList) => void;
}

/** Something that belongs to one guard and that only some applications use. */
export interface GuardExtension {
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
