import type { SessionsAdapter } from "../../contract.ts";
import type { AdapterScenario } from "../../core/adapter-declaration.ts";
import { isFields } from "../../core/fields.ts";

/**
 * Makes a fresh backend in the situation that the scenario names, and an adapter for it. It is called at least once per
 * test. Unless a scenario says otherwise, the user is signed in as in `two-others`.
 *
 * Healthy:
 * - `two-others`: the current session and two others, which may be revoked.
 * - `only-current`: the current session alone.
 * - `many`: 150 sessions, one of them the current one.
 * - `current-unknown`: the user is signed in, but the adapter can't tell which session is the current one, or two sessions
 *   claim to be it. The list is read-only.
 *
 * Refused, with the code in parentheses. Lists, the history, revoking and renaming all fail. If it says "only revoking has
 * to fail", the rest may work, and a history that works has as many sessions as in `two-others`.
 * - `expired-cookie`: the current session has ended (`unauthenticated`).
 * - `step-up`: the backend wants a recent authentication (`reauth-required`). Only revoking has to fail.
 * - `rate-limited`: the backend has received too many requests (`rate-limited`). Only revoking has to fail.
 * - `forbidden`: the user may not do this (`forbidden`). Only revoking has to fail.
 * - `conflict`: lists work as in `two-others`. The backend refuses to revoke any session and says that it is the current
 *   one, as it would after a rotation (`current-session` or `current-unknown`).
 *
 * Broken:
 * - `server-error`: the backend responds with a failure of its own, such as a 500 (`backend`).
 * - `html-instead-of-json`: a proxy responds with 200 and a page of HTML, and no request reaches the backend
 *   (`bad-response`; revoking and renaming may also reject with `backend`).
 * - `network-loss`: no request reaches the backend (`network`).
 * - `hang`: no response ever comes (`timeout`). Give the adapter a short deadline, such as 100 ms. The suite waits 3 s.
 * - `lost-answer`: lists work. A request that changes something takes effect, and then its response is lost (`network`,
 *   `timeout`, `bad-response` or `backend`: the outcome is open).
 */
export type AdapterSetup = (scenario: AdapterScenario) => AdapterUnderTest | Promise<AdapterUnderTest>;

/** One adapter over one backend, made for one test. */
export interface AdapterUnderTest {
  adapter: SessionsAdapter;
  /**
   * The ids of all sessions that are alive in the backend right now: the user's own, and `foreignId` if there is one. Read
   * them from the database, or from the backend with another key, but never through the adapter. It must work in every
   * scenario.
   */
  truth(): Promise<string[]>;
  /**
   * Every secret that must never get out: tokens, cookies, keys. Each has at least 8 characters. The members of the adapter
   * must not expose them either.
   */
  credentials: string[];
  /** The id of another user's session, which is alive and in `truth`. Absent if the backend has one user only. */
  foreignId?: string;
  /**
   * Ends a session as if from another device, without the adapter. With it the suite also tests that every list is read
   * anew.
   */
  end?(id: string): unknown;
  /**
   * Changes the user's sessions so that the backend tells of it, if the adapter has `subscribe`; two times must work. Default:
   * a session is ended, with `end` or through the adapter.
   */
  change?(): unknown;
  /**
   * How many requests the adapter has sent so far, including those that never arrived. Count them in the `fetch` or in the
   * client that you pass to the adapter. With it the suite also tests that nothing is silently retried. Leave it out if the
   * vendor's own client retries.
   */
  requests?(): RequestCount;
  /** Called after each test, even after one that failed. */
  close(): void | Promise<void>;
}

/** Numbers of requests, by what they do. */
export interface RequestCount {
  /** Requests that list sessions or read the history. */
  reads: number;
  /** Requests that revoke or rename sessions. */
  acts: number;
}

/** All scenarios in their order, each with the number of the user's own sessions. Undefined = any number. */
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

/**
 * Makes an adapter under test, checks it, runs the test, and closes it even if something failed.
 *
 * @throws {TypeError} if the setup breaks its own promises; the message says which one.
 */
export async function withUnderTest<T>(
  scenario: AdapterScenario,
  setup: AdapterSetup,
  run: (under: AdapterUnderTest) => Promise<T>,
): Promise<T> {
  const under = await setup(scenario);
  if (typeof under?.close !== "function")
    throw new TypeError(`The setup of ${scenario}: it must return an object with a close().`);
  try {
    await checkUnderTest(scenario, under);
    return await run(under);
  } finally {
    await under.close();
  }
}

/** Holds the setup to its promises, so that no test passes because there was nothing to test. */
async function checkUnderTest(scenario: AdapterScenario, under: AdapterUnderTest): Promise<void> {
  const wrong = (what: string) => new TypeError(`The setup of ${scenario}: ${what}.`);
  const { adapter, truth, credentials, foreignId, requests } = under;
  if (typeof adapter?.listSessions !== "function") throw wrong("`adapter` has no listSessions");
  if (typeof truth !== "function") throw wrong("`truth` is not a function");
  if (requests !== undefined && !isCount(under.requests?.()))
    throw wrong("`requests` does not return { reads, acts } with two whole numbers");
  if (!Array.isArray(credentials) || !credentials.every((one) => isText(one) && one.length >= 8))
    throw wrong(
      "`credentials` must be strings of 8 characters or more, since shorter ones would be found by accident",
    );
  const alive = await under.truth();
  if (!Array.isArray(alive) || !alive.every(isText) || new Set(alive).size !== alive.length)
    throw wrong("`truth` does not return distinct ids");
  if (foreignId !== undefined && !alive.includes(foreignId))
    throw wrong("`foreignId` is not alive: `truth` lacks it");
  const own = alive.filter((id) => id !== foreignId).length;
  if (own !== (scenarios[scenario] ?? own))
    throw wrong(`it needs ${scenarios[scenario]} sessions of the user, but \`truth\` has ${own}`);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length > 0;
}

function isCount(value: unknown): boolean {
  return isFields(value) && Number.isInteger(value.reads) && Number.isInteger(value.acts);
}
