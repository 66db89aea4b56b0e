import type { AdapterScenario } from "../../core/adapter-declaration.ts";
import type { SessionsAdapter } from "../../core/contract.ts";

/** Requests, by what they do. */
export interface RequestCount {
  reads: number;
  acts: number;
}

/** One adapter over one backend, made for one test. */
export interface AdapterUnderTest {
  adapter: SessionsAdapter;
  /**
   * The ids of all sessions that are really alive in the backend now: the user's own, and `foreignId` where there is
   * one. Asked past the adapter: of the database, or of the backend with another key. It works in every scenario.
   */
  truth(): Promise<string[]>;
  /**
   * Every secret that must never come out: tokens, cookies, keys. Each has at least 8 characters. The adapter's own
   * members must not show them either.
   */
  credentials: string[];
  /** The id of a session of another user, alive and part of `truth`. Absent where the backend has one user only. */
  foreignId?: string;
  /** Ends a session past the adapter, as from another device. With it the suite sees that a list is made anew each time. */
  end?(id: string): void | Promise<void>;
  /**
   * How many requests the adapter has sent so far, those that never arrived included: `reads` those that list, `acts`
   * those that end or rename. Two counters in the `fetch` or the client that it is given. With them the suite sees that
   * nothing is tried again behind the caller's back. Leave it out where the vendor's own client tries again.
   */
  requests?(): RequestCount;
  /** Called after each test, also after one that failed. */
  close(): void | Promise<void>;
}

/**
 * Makes a fresh backend in the situation that the scenario names, with an adapter for it. Called once or more per test.
 * Where nothing else is said, the user is signed in as in `two-others`.
 *
 * Healthy:
 * - `two-others`: the current session and two others, which may be ended.
 * - `only-current`: the current session alone.
 * - `many`: 150 sessions, one of them the current one.
 * - `current-unknown`: signed in, but the adapter can't know which session asks, or two say so. The list is read-only.
 *
 * Refused, each with the code that it is about. What fails fails for lists and acts alike, and for the history, which
 * otherwise has as many sessions as in `two-others`:
 * - `expired-cookie`: the session that asks has ended (`unauthenticated`).
 * - `step-up`: the backend wants a recent authentication (`reauth-required`), at the latest for ending a session.
 * - `rate-limited`, `forbidden`: at the latest for ending a session.
 * - `conflict`: lists answer as in `two-others`. Of any session that is to be ended, the backend then says that it is the
 *   one that asks, as after a rotation (`current-session` or `current-unknown`).
 *
 * Broken:
 * - `server-error`: the backend answers with a failure of its own, such as a 500 (`backend`).
 * - `html-instead-of-json`: a proxy answers 200 with a page of HTML, and the backend hears of nothing (`bad-response`;
 *   acts may say `backend`).
 * - `network-loss`: nothing reaches the backend (`network`).
 * - `hang`: nothing is ever answered. Give the adapter a short deadline, such as 100 ms; the suite itself waits 3 s.
 * - `lost-answer`: lists work. An act takes effect, and its answer is lost (`network`, `timeout`, `bad-response` or
 *   `backend`: the outcome is open).
 */
export type AdapterSetup = (scenario: AdapterScenario) => AdapterUnderTest | Promise<AdapterUnderTest>;
