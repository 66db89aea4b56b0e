import type { SessionsAdapter } from "../../../src/contract.ts";
import { SessionsError, type SessionsErrorCode } from "../../../src/core/errors.ts";
import { inScenarios, type Mutant } from "./mutant.ts";
import type { Change, Sound } from "./over-memory.ts";

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
const mayWork = ["step-up", "rate-limited", "forbidden"];
const actCodes = (scenario: string) =>
  scenario === "html-instead-of-json" ? "bad-response or backend" : codes[scenario];
const listTest = (scenario: string) =>
  `${scenario}: rejects the list with ${codes[scenario]}${mayWork.includes(scenario) ? ", or offers acts that are" : ""}`;
const oneTest = (scenario: string) =>
  `${scenario}: rejects ending one session with ${actCodes(scenario)}, and ends nothing`;
const othersTest = (scenario: string) =>
  `${scenario}: rejects ending all others with ${actCodes(scenario)}, and ends nothing`;
const restTest = (scenario: string) =>
  `${scenario}: ${mayWork.includes(scenario) ? "may reject" : "rejects"} renaming and the history with ${actCodes(scenario)}, and nothing else`;
const all = Object.keys(codes);
const answered = all.filter((scenario) => scenario !== "hang");
const lost = inScenarios(["lost-answer"], "leaves it open whether one session was ended").concat(
  "lost-answer: leaves it open whether all others were ended",
);

const noRetry = inScenarios(
  ["rate-limited", "server-error", "network-loss", "lost-answer"],
  "sends nothing again that failed",
);

/** Each method, with another ending. */
const settling =
  (end: <T>(call: Promise<T>, sound: Sound) => Promise<T>): Change =>
  (sound) => {
    const { adapter } = sound;
    const changed: Partial<SessionsAdapter> = {
      listSessions: (options) => end(adapter.listSessions(options), sound),
      revokeSession: (id) => end(adapter.revokeSession(id), sound),
      revokeOtherSessions: () => end(adapter.revokeOtherSessions(), sound),
      renameSession: (id, name) => end(adapter.renameSession(id, name), sound),
      listEndedSessions: (options) => end(adapter.listEndedSessions(options), sound),
    };
    return { adapter: changed };
  };
const failing = (error: (thrown: SessionsError) => unknown): Change =>
  settling((call) =>
    call.catch((thrown) => {
      throw error(thrown);
    }),
  );
const acting =
  (call: (sound: Sound) => Promise<void>): Change =>
  (sound) => ({
    adapter: { revokeSession: () => call(sound), revokeOtherSessions: () => call(sound) },
  });
const everyTest = all.flatMap((scenario) => [
  listTest(scenario),
  oneTest(scenario),
  othersTest(scenario),
  restTest(scenario),
]);
const no = (code: SessionsErrorCode) => Promise.reject(new SessionsError(code, "No."));

export const failureMutants: readonly Mutant[] = [
  {
    bug: "has one code for everything",
    change: failing(() => new SessionsError("current-unknown", "Something went wrong.")),
    fails: everyTest,
    says: /Came: it rejected with the code current-unknown/,
  },
  {
    bug: "says of everything that it can't do it",
    change: failing(() => new SessionsError("unsupported", "Something went wrong.")),
    fails: everyTest,
    says: /Came: it rejected with the code unsupported/,
  },
  {
    bug: "says of each session that it is the current one",
    change: failing(() => new SessionsError("current-session", "Something went wrong.")),
    fails: all.map(oneTest),
    says: /Came: it rejected with the code current-session/,
  },
  {
    bug: "rejects with something that only looks like an error",
    change: failing(({ code, message }) => ({ name: "SessionsError", code, message })),
    fails: everyTest,
    says: /no SessionsError \(\[object Object\]\)/,
  },
  {
    bug: "rejects with errors that say nothing",
    change: failing(({ code }) => new SessionsError(code, "")),
    fails: everyTest,
    says: /no SessionsError/,
  },
  {
    bug: "says no, and does it",
    change: acting(async ({ adapter, under, end }) => {
      end((await under.truth())[1] ?? "");
      await adapter.revokeSession("session-2");
    }),
    fails: answered.flatMap((scenario) => [oneTest(scenario), othersTest(scenario)]),
    says: /exactly these are alive/,
  },
  {
    bug: "says yes to what did not happen",
    change: acting(async () => {}),
    fails: [...all.flatMap((scenario) => [oneTest(scenario), othersTest(scenario)]), ...lost],
    says: /Came: it resolved|exactly these are alive|Came: 3 are/,
  },
  {
    bug: "asks to wait for half a second",
    change: failing((thrown) => new SessionsError(thrown.code, "Wait.", { retryAfterSeconds: 0.5 })),
    fails: everyTest.filter((name) => name.startsWith("rate-limited")),
    says: /positive whole number\.\nCame: 0\.5/,
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
    says: /threw at once/,
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
    bug: "makes a refusal of a lost answer",
    change: acting(() => no("forbidden")),
    fails: lost,
    says: /code network or timeout or bad-response or backend/,
  },
  {
    bug: "sends nothing where the answer is lost",
    change: acting(() => no("network")),
    fails: lost,
    says: /the act takes effect/,
  },
  {
    bug: "ends the current session too, and the answer is lost",
    change: acting(async ({ under, end }) => {
      for (const id of await under.truth()) end(id);
      await no("network");
    }),
    fails: lost,
    says: /the session that asks is alive/,
  },
  {
    bug: "ends other users' sessions too, and the answer is lost",
    change: acting(async ({ adapter, under, end }) => {
      end(under.foreignId ?? "");
      await adapter.revokeOtherSessions();
    }),
    fails: lost,
    says: /and only on this session|nobody else's/,
  },
  {
    bug: "has an empty history where it was refused",
    change: ({ adapter }) => ({
      adapter: {
        listEndedSessions: (options) => adapter.listEndedSessions(options).catch(() => ({ sessions: [] })),
      },
    }),
    fails: all.map(restTest),
    says: /code [a-z -]+(, or gives the page of two-others with its 2 sessions)?\.\nCame: (a page with 0 sessions|it resolved)/,
  },
  {
    bug: "says yes to a renaming that was refused",
    change: ({ adapter }) => ({
      adapter: { renameSession: (id, name) => adapter.renameSession(id, name).catch(() => {}) },
    }),
    fails: all.filter((scenario) => scenario !== "step-up").map(restTest),
    says: /renameSession\("session-1"\) rejects with a SessionsError, code [a-z -]+\.\nCame: it resolved/,
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
    says: /or the next list names the session Kitchen tablet\.\nCame: it resolved, and the next list names it by nothing/,
  },
  {
    bug: "tries a list again that failed",
    change: ({ adapter }) => ({
      adapter: { listSessions: () => adapter.listSessions().catch(() => adapter.listSessions()) },
    }),
    fails: noRetry.slice(0, 3),
    says: /listSessions\(\) sends as many requests as in two-others at most \(reads: 1\)\.\nCame: it sent 2/,
  },
  {
    bug: "tries an act again that failed",
    change: ({ adapter }) => ({
      adapter: {
        revokeSession: (id) => adapter.revokeSession(id).catch(() => adapter.revokeSession(id)),
      },
    }),
    fails: noRetry,
    says: /revokeSession\(\) sends as many requests as in two-others at most \(acts: 1\)\.\nCame: it sent 2/,
  },
  {
    bug: "reads the history again where that failed",
    change: ({ adapter }) => ({
      adapter: {
        listEndedSessions: () => adapter.listEndedSessions().catch(() => adapter.listEndedSessions()),
      },
    }),
    fails: noRetry.slice(0, 3),
    says: /listEndedSessions\(\) sends as many requests as in two-others at most \(reads: 1\)/,
  },
];
