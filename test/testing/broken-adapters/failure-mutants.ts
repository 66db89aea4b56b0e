import { SessionsError } from "../../../src/core/errors.ts";
import { revokingEither } from "./changes.ts";
import { lost } from "./lost-answer-mutants.ts";
import type { Mutant } from "./mutant.ts";
import type { Change } from "./over-memory.ts";

const codes: Record<string, string> = {
  "expired-cookie": "unauthenticated",
  "step-up": "reauth-required",
  "rate-limited": "rate-limited",
  forbidden: "forbidden",
  "server-error": "backend",
  "html-instead-of-json": "bad-response",
  "network-loss": "network",
  hang: "timeout",
};
const all = Object.keys(codes);
const responding = all.filter((scenario) => scenario !== "hang");
const mayWork = ["step-up", "rate-limited", "forbidden"];
const actionCodes = (scenario: string) =>
  scenario === "html-instead-of-json" ? "bad-response or backend" : codes[scenario];

const listTest = (scenario: string) =>
  `${scenario}: rejects the list with ${codes[scenario]}${mayWork.includes(scenario) ? ", or offers acts that are" : ""}`;
const oneTest = (scenario: string) =>
  `${scenario}: rejects ending one session with ${actionCodes(scenario)}, and ends nothing`;
const othersTest = (scenario: string) =>
  `${scenario}: rejects ending all others with ${actionCodes(scenario)}, and ends nothing`;
const restTest = (scenario: string) =>
  `${scenario}: ${mayWork.includes(scenario) ? "may reject" : "rejects"} renaming and the history with ${actionCodes(scenario)}, and nothing else`;
const everyTest = all.flatMap((scenario) => [
  listTest(scenario),
  oneTest(scenario),
  othersTest(scenario),
  restTest(scenario),
]);

/** Each method rejects with another error. */
const failing =
  (errorOf: (thrown: SessionsError) => unknown): Change =>
  ({ adapter }) => {
    const spoil = <T>(call: Promise<T>): Promise<T> =>
      call.catch((thrown) => {
        throw errorOf(thrown);
      });
    return {
      adapter: {
        listSessions: (options) => spoil(adapter.listSessions(options)),
        revokeSession: (id) => spoil(adapter.revokeSession(id)),
        revokeOtherSessions: () => spoil(adapter.revokeOtherSessions()),
        renameSession: (id, name) => spoil(adapter.renameSession(id, name)),
        listEndedSessions: (options) => spoil(adapter.listEndedSessions(options)),
      },
    };
  };

export const failureMutants: readonly Mutant[] = [
  {
    bug: "has one code for everything",
    change: failing(() => new SessionsError("current-unknown", "Something went wrong.")),
    fails: everyTest,
    says: /Got: it rejected with the code current-unknown/,
  },
  {
    bug: "says of everything that it can't do it",
    change: failing(() => new SessionsError("unsupported", "Something went wrong.")),
    fails: everyTest,
    says: /Got: it rejected with the code unsupported/,
  },
  {
    bug: "says of each session that it is the current one",
    change: failing(() => new SessionsError("current-session", "Something went wrong.")),
    fails: all.map(oneTest),
    says: /Got: it rejected with the code current-session/,
  },
  {
    bug: "rejects with something that only looks like an error",
    change: failing(({ code, message }) => ({ name: "SessionsError", code, message })),
    fails: everyTest,
    says: /not a SessionsError \(\[object Object\]\)/,
  },
  {
    bug: "rejects with errors that say nothing",
    change: failing(({ code }) => new SessionsError(code, "")),
    fails: everyTest,
    says: /not a SessionsError/,
  },
  {
    bug: "says no, and does it",
    change: revokingEither(async ({ adapter, under, end }) => {
      end((await under.truth())[1] ?? "");
      await adapter.revokeSession("session-2");
    }),
    fails: responding.flatMap((scenario) => [oneTest(scenario), othersTest(scenario)]),
    says: /exactly these sessions are alive/,
  },
  {
    bug: "says yes to what did not happen",
    change: revokingEither(async () => {}),
    fails: [...all.flatMap((scenario) => [oneTest(scenario), othersTest(scenario)]), ...lost],
    says: /Got: it resolved|exactly these sessions are alive|Got: 3 are/,
  },
  {
    bug: "asks to wait for half a second",
    change: failing((thrown) => new SessionsError(thrown.code, "Wait.", { retryAfterSeconds: 0.5 })),
    fails: everyTest.filter((name) => name.startsWith("rate-limited")),
    says: /positive whole number\.\nGot: 0\.5/,
  },
  {
    bug: "throws instead of rejecting",
    change: ({ scenario }) => ({
      adapter:
        scenario === "server-error"
          ? {
              revokeSession: () => {
                throw new SessionsError("backend", "No.");
              },
            }
          : {},
    }),
    fails: [oneTest("server-error")],
    says: /threw synchronously/,
  },
  {
    bug: "lists, and can't end anything",
    change: ({ under }) => ({
      adapter: {
        listSessions: async () => ({
          sessions: (await under.truth()).map((id) => ({ id, isCurrent: false })),
          can: [],
        }),
      },
    }),
    fails: mayWork.map(listTest),
    says: /declared in `cannot`/,
  },
  {
    bug: "answers the list with nothing",
    change: () => ({ adapter: { listSessions: async () => undefined as never } }),
    fails: all.map(listTest),
    says: /resolves with \{ sessions \}/,
  },
  {
    bug: "has an empty history where it was refused",
    change: ({ adapter }) => ({
      adapter: {
        listEndedSessions: (options) => adapter.listEndedSessions(options).catch(() => ({ sessions: [] })),
      },
    }),
    fails: all.map(restTest),
    says: /code [a-z -]+(, or resolves with 2 sessions as in two-others)?\.\nGot: (a page with 0 sessions|it resolved)/,
  },
  {
    bug: "says yes to a renaming that was refused",
    change: ({ adapter }) => ({
      adapter: { renameSession: (id, name) => adapter.renameSession(id, name).catch(() => {}) },
    }),
    fails: all.filter((scenario) => scenario !== "step-up").map(restTest),
    says: /renameSession\("session-1"\) rejects with a SessionsError, code [a-z -]+\.\nGot: it resolved/,
  },
  {
    bug: "lists, and says yes to a renaming that was refused",
    change: ({ adapter, under, scenario }) => ({
      adapter: mayWork.includes(scenario)
        ? {
            listSessions: async () => ({
              sessions: (await under.truth()).map((id, index) => ({ id, isCurrent: index === 0 })),
            }),
            renameSession: (id, name) => adapter.renameSession(id, name).catch(() => {}),
          }
        : {},
    }),
    fails: mayWork.map(restTest),
    says: /or in the next list the session has the name Kitchen tablet\.\nGot: it resolved, and in the next list the session has no name/,
  },
];
