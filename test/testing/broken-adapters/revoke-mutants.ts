import { SessionsError } from "../../../src/core/errors.ts";
import { idAt, refuse, revoking } from "./changes.ts";
import { inScenarios, type Mutant } from "./mutant.ts";

const one = inScenarios(["two-others", "many"], "ends one session and only that one");
const current = inScenarios(
  ["two-others", "only-current", "conflict", "lost-answer"],
  "refuses to end the current session",
);
const noList = ["two-others: ends sessions without a list before, and refuses the current one then too"];
const strangers = ["two-others: ends nothing for an unknown id, another user's or a credential"];
const twice = ["two-others: ends nothing more when asked to end a session twice"];
const atOnce = ["many: ends several sessions at the same moment"];

export const revokeMutants: readonly Mutant[] = [
  {
    bug: "ends one too many",
    change: revoking(async (id, sound) => {
      await sound.adapter.revokeSession(id);
      sound.end(await idAt(sound, 1));
    }),
    fails: one,
    says: /ends one session and only that one/,
  },
  {
    bug: "refuses to end anything",
    change: revoking(() => refuse("forbidden")),
    fails: one,
    says: /revokeSession\("session-\d+"\) resolves\.\nGot: it rejected with the code forbidden/,
  },
  {
    bug: "lists from a cache",
    change: (sound) => {
      const first = sound.adapter.listSessions();
      return { adapter: { listSessions: () => first } };
    },
    fails: one,
    says: /the next list lacks/,
  },
  {
    bug: "passes over the current session in silence",
    change: revoking(async (id, { adapter, isCurrent }) => {
      if (!(await isCurrent(id))) await adapter.revokeSession(id);
    }),
    fails: [...current, ...noList],
    says: /current/,
  },
  {
    bug: "refuses the current session with another code",
    change: revoking(async (id, { adapter, isCurrent }) =>
      (await isCurrent(id)) ? refuse("forbidden") : adapter.revokeSession(id),
    ),
    fails: [...current.filter((name) => !name.startsWith("lost-answer")), ...noList],
    says: /rejects with a SessionsError, code current-session/,
  },
  {
    bug: "knows no id that it has not listed",
    change: ({ adapter }) => {
      const known = new Set<string>();
      return {
        adapter: {
          async listSessions(options) {
            const list = await adapter.listSessions(options);
            for (const { id } of list.sessions) known.add(id);
            return list;
          },
          revokeSession: (id) => (known.has(id) ? adapter.revokeSession(id) : refuse("not-found")),
        },
      };
    },
    fails: noList,
    says: /code current-session\.\nGot: it rejected with the code not-found/,
  },
  {
    bug: "takes the first session for the current one without a list",
    change: revoking(async (id, sound) =>
      id === (await idAt(sound, 1)) ? refuse("current-session") : sound.adapter.revokeSession(id),
    ),
    fails: noList,
    says: /\nGot: [2-3] are/,
  },
  {
    bug: "ends other users' sessions",
    change: revoking(async (id, { adapter, under, end }) =>
      id === under.foreignId ? end(id) : adapter.revokeSession(id),
    ),
    fails: strangers,
    says: /after revokeSession\("session-of-somebody-else"\)/,
  },
  {
    bug: "tells that an id is another user's",
    change: revoking(async (id, { adapter, under }) =>
      id === under.foreignId ? refuse("forbidden") : adapter.revokeSession(id),
    ),
    fails: strangers,
    says: /the same outcome as an unknown id/,
  },
  {
    bug: "tells it by the message alone",
    change: revoking(async (id, { adapter, under }) => {
      if ((await under.truth()).includes(id) && id !== under.foreignId) return adapter.revokeSession(id);
      throw new SessionsError("not-found", id === under.foreignId ? "Not yours." : "Nobody's.");
    }),
    fails: strangers,
    says: /the same outcome as an unknown id/,
  },
  {
    bug: "makes a failure of an unknown id",
    change: revoking(async (id, { adapter, under }) =>
      (await under.truth()).includes(id) ? adapter.revokeSession(id) : refuse("backend"),
    ),
    fails: [...strangers, ...twice],
    says: /resolves, or rejects with a SessionsError, code not-found/,
  },
  {
    bug: "takes a credential for an id",
    change: revoking(async (id, sound) =>
      sound.under.credentials.includes(id)
        ? sound.end(await idAt(sound, 1))
        : sound.adapter.revokeSession(id),
    ),
    fails: strangers,
    says: /after revokeSession\("a credential"\)/,
  },
  {
    bug: "ends the next one when asked twice",
    change: (sound) => {
      const asked = new Set<string>();
      return {
        adapter: {
          async revokeSession(id) {
            if (asked.has(id)) sound.end(await idAt(sound, 1));
            asked.add(id);
            await sound.adapter.revokeSession(id);
          },
        },
      };
    },
    fails: twice,
    says: /after revoking it twice/,
  },
  {
    bug: "refuses the current session and ends another one",
    change: revoking(async (id, sound) => {
      if (await sound.isCurrent(id)) sound.end(await idAt(sound, 1));
      await sound.adapter.revokeSession(id);
    }),
    fails: current,
    says: /exactly these sessions are alive/,
  },
  {
    bug: "ends one session at a time, and says yes to whoever comes meanwhile",
    change: ({ adapter }) => {
      let isBusy = false;
      return {
        adapter: {
          async revokeSession(id) {
            if (isBusy) return;
            isBusy = true;
            await adapter.revokeSession(id).finally(() => {
              isBusy = false;
            });
          },
        },
      };
    },
    fails: atOnce,
    says: /Got: 3 of them are alive/,
  },
  {
    bug: "ends one session at a time, and refuses whoever comes meanwhile",
    change: ({ adapter }) => {
      let isBusy = false;
      return {
        adapter: {
          async revokeSession(id) {
            if (isBusy) return refuse("backend");
            isBusy = true;
            await adapter.revokeSession(id).finally(() => {
              isBusy = false;
            });
          },
        },
      };
    },
    fails: atOnce,
    says: /4 simultaneous calls of revokeSession resolve\.\nGot: it rejected with the code backend/,
  },
  {
    bug: "ends one too many when several come at once",
    change: (sound) => {
      let running = 0;
      return {
        adapter: {
          async revokeSession(id) {
            running += 1;
            if (running > 3) sound.end(sound.under.foreignId ?? "");
            await sound.adapter.revokeSession(id).finally(() => {
              running -= 1;
            });
          },
        },
      };
    },
    fails: atOnce,
    says: /simultaneous calls of revokeSession exactly these sessions are alive/,
  },
];
