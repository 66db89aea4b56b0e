import type { SessionsAdapter } from "../../contract.ts";
import type { AdapterScenario } from "../../core/adapter-declaration.ts";
import { isFields } from "../../core/fields.ts";

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

/** All scenarios in their order, with the number of the user's own sessions where it matters. */
export const scenarios: Readonly<Record<AdapterScenario, number | undefined>> = {
  "two-others": 3,
  "only-current": 1,
  many: 150,
  "current-unknown": undefined,
  "expired-cookie": undefined,
  "step-up": undefined,
  "rate-limited": undefined,
  forbidden: undefined,
  conflict: 3,
  "server-error": undefined,
  "html-instead-of-json": undefined,
  "network-loss": undefined,
  hang: undefined,
  "lost-answer": 3,
};

const isText = (value: unknown): value is string => typeof value === "string" && value.length > 0;
const isCount = (value: unknown) =>
  isFields(value) && Number.isInteger(value.reads) && Number.isInteger(value.acts);

/**
 * Holds the setup to what it promises, so that no test passes because there was nothing to test.
 *
 * @throws {TypeError} naming what is wrong with the setup.
 */
async function checkUnderTest(scenario: AdapterScenario, under: AdapterUnderTest): Promise<void> {
  const wrong = (what: string) => new TypeError(`The setup of ${scenario}: ${what}.`);
  const { adapter, truth, credentials, foreignId, requests } = under;
  if (typeof adapter?.listSessions !== "function") throw wrong("`adapter` has no listSessions");
  if (typeof truth !== "function") throw wrong("`truth` is no function");
  if (requests !== undefined && !isCount(under.requests?.()))
    throw wrong("`requests` gives no { reads, acts }, two whole numbers");
  if (!Array.isArray(credentials) || !credentials.every((one) => isText(one) && one.length >= 8))
    throw wrong(
      "`credentials` needs texts of 8 characters or more, since shorter ones are found by accident",
    );
  const alive = await under.truth();
  if (!Array.isArray(alive) || !alive.every(isText) || new Set(alive).size !== alive.length)
    throw wrong("`truth` does not give distinct ids");
  if (foreignId !== undefined && !alive.includes(foreignId))
    throw wrong("`foreignId` is not alive: `truth` lacks it");
  const own = alive.filter((id) => id !== foreignId).length;
  if (own !== (scenarios[scenario] ?? own))
    throw wrong(`it needs ${scenarios[scenario]} sessions of the user, and \`truth\` has ${own}`);
}

/** Sets up, runs, and closes whatever happened. */
export async function withUnderTest<T>(
  scenario: AdapterScenario,
  setup: AdapterSetup,
  run: (under: AdapterUnderTest) => Promise<T>,
): Promise<T> {
  const under = await setup(scenario);
  if (typeof under?.close !== "function")
    throw new TypeError(`The setup of ${scenario}: it returns nothing that has a close().`);
  try {
    await checkUnderTest(scenario, under);
    return await run(under);
  } finally {
    await under.close();
  }
}
