import { SessionsError, type SessionsErrorCode } from "../../../src/core/sessions-error.ts";
import { inScenarios, listing, type Mutant, rows } from "./mutant.ts";
import type { Change, Sound } from "./over-memory.ts";

const one = inScenarios(["two-others", "many"], "ends one session and only that one");
const current = inScenarios(
  ["two-others", "only-current", "conflict", "lost-answer"],
  "refuses to end the current session",
);
const noList = ["two-others: ends sessions without a list before, and refuses the current one then too"];
const strangers = ["two-others: ends nothing for an unknown id, another user's or a credential"];
const twice = ["two-others: ends nothing more when asked to end a session twice"];
const othersTest = "ends all others, keeps the current session and other users'";
const othersNoList = ["two-others: ends all others without a list before"];
const leftOut = inScenarios(
  ["two-others", "current-unknown"],
  "rejects each act that the list's `can` leaves out",
);
const renames = ["two-others: renames one session and only that one"];
const renamesStrangers = ["two-others: renames nothing for an unknown id or another user's"];
const doubt = ["current-unknown: ends nothing while the current session is unknown"];
const conflict = ["conflict: passes on that the backend says: this is the session that asks"];

const no = (code: SessionsErrorCode) => Promise.reject(new SessionsError(code, "No."));
const revoke =
  (call: (id: string, sound: Sound) => Promise<void>): Change =>
  (sound) => ({ adapter: { revokeSession: (id) => call(id, sound) } });
const others =
  (call: (sound: Sound) => Promise<void>): Change =>
  (sound) => ({ adapter: { revokeOtherSessions: () => call(sound) } });
const rename =
  (call: (id: string, name: string, sound: Sound) => Promise<void>): Change =>
  (sound) => ({ adapter: { renameSession: (id, name) => call(id, name, sound) } });
const idOf = async ({ under }: Sound, index: number) => (await under.truth())[index] ?? "";

export const actMutants: readonly Mutant[] = [
  {
    bug: "ends one too many",
    change: revoke(async (id, sound) => {
      await sound.adapter.revokeSession(id);
      sound.end((await idOf(sound, 1)) ?? "");
    }),
    fails: one,
    says: /ends one session and only that one/,
  },
  {
    bug: "refuses to end anything",
    change: revoke(() => no("forbidden")),
    fails: one,
    says: /revokeSession\("session-\d+"\) resolves\.\nCame: it rejected with the code forbidden/,
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
    change: revoke(async (id, { adapter, isCurrent }) => {
      if (!(await isCurrent(id))) await adapter.revokeSession(id);
    }),
    fails: [...current, ...noList],
    says: /current/,
  },
  {
    bug: "refuses the current session with another code",
    change: revoke(async (id, { adapter, isCurrent }) =>
      (await isCurrent(id)) ? no("forbidden") : adapter.revokeSession(id),
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
          revokeSession: (id) => (known.has(id) ? adapter.revokeSession(id) : no("not-found")),
        },
      };
    },
    fails: noList,
    says: /code current-session\.\nCame: it rejected with the code not-found/,
  },
  {
    bug: "takes the first session for the current one without a list",
    change: revoke(async (id, sound) =>
      id === (await idOf(sound, 1)) ? no("current-session") : sound.adapter.revokeSession(id),
    ),
    fails: noList,
    says: /\nCame: [2-3] are/,
  },
  {
    bug: "ends other users' sessions",
    change: revoke(async (id, { adapter, under, end }) =>
      id === under.foreignId ? end(id) : adapter.revokeSession(id),
    ),
    fails: strangers,
    says: /after revokeSession\("session-of-somebody-else"\)/,
  },
  {
    bug: "tells that an id is another user's",
    change: revoke(async (id, { adapter, under }) =>
      id === under.foreignId ? no("forbidden") : adapter.revokeSession(id),
    ),
    fails: strangers,
    says: /answered as one that nobody has/,
  },
  {
    bug: "tells it by the message alone",
    change: revoke(async (id, { adapter, under }) => {
      if ((await under.truth()).includes(id) && id !== under.foreignId) return adapter.revokeSession(id);
      throw new SessionsError("not-found", id === under.foreignId ? "Not yours." : "Nobody's.");
    }),
    fails: strangers,
    says: /answered as one that nobody has/,
  },
  {
    bug: "makes a failure of an unknown id",
    change: revoke(async (id, { adapter, under }) =>
      (await under.truth()).includes(id) ? adapter.revokeSession(id) : no("backend"),
    ),
    fails: [...strangers, ...twice],
    says: /resolves, or rejects with a SessionsError, code not-found/,
  },
  {
    bug: "takes a credential for an id",
    change: revoke(async (id, sound) =>
      sound.under.credentials.includes(id)
        ? sound.end(await idOf(sound, 1))
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
            if (asked.has(id)) sound.end(await idOf(sound, 1));
            asked.add(id);
            await sound.adapter.revokeSession(id);
          },
        },
      };
    },
    fails: twice,
    says: /after asking twice/,
  },
  {
    bug: "ends other users' sessions with the others",
    change: others(async ({ adapter, under, end }) => {
      await adapter.revokeOtherSessions();
      end(under.foreignId ?? "");
    }),
    fails: [...inScenarios(["two-others", "only-current", "many"], othersTest), ...othersNoList],
    says: /exactly these are alive|other users' do/,
  },
  {
    bug: "ends one page of the others",
    change: others(async ({ adapter, under }) => {
      for (const id of (await under.truth()).slice(1, 2)) await adapter.revokeSession(id);
    }),
    fails: [...inScenarios(["two-others", "many"], othersTest), ...othersNoList],
    says: /exactly these are alive|Came: 2 live/,
  },
  {
    bug: "does not know what to do without others",
    change: others(async ({ adapter, under }) => {
      if ((await under.truth()).length < 3) await no("not-found");
      await adapter.revokeOtherSessions();
    }),
    fails: inScenarios(["only-current"], othersTest),
    says: /revokeOtherSessions\(\) resolves/,
  },
  {
    bug: "ends the wrong ones and keeps another one",
    change: others(async (sound) => {
      sound.end(await idOf(sound, 0));
      sound.end(await idOf(sound, 0));
    }),
    fails: othersNoList,
    says: /not marked as current/,
  },
  {
    bug: "hides what it does all the same",
    change: listing((list) => ({ ...list, can: [] })),
    fails: leftOut,
    says: /what `can` leaves out the person may not do/,
  },
  {
    bug: "says no to what it leaves out, and does it",
    change: (sound) => ({
      adapter: {
        ...listing((list) => ({ ...list, can: ["rename"] }))(sound).adapter,
        async revokeSession(id) {
          sound.end(id);
          await no("unsupported");
        },
      },
    }),
    fails: leftOut,
    says: /exactly these are alive/,
  },
  {
    bug: "renames nothing",
    change: rename(async () => {}),
    fails: renames,
    says: /the next list names session-1 Kitchen tablet 1/,
  },
  {
    bug: "renames them all",
    change: rename(async (_, name, { adapter }) => {
      for (const { id } of (await adapter.listSessions()).sessions) await adapter.renameSession(id, name);
    }),
    fails: [...renames, ...renamesStrangers],
    says: /changes nothing else/,
  },
  {
    bug: "can't rename",
    change: rename(() => no("backend")),
    fails: renames,
    says: /renameSession resolves/,
  },
  {
    bug: "ends what it renames",
    change: rename(async (id, name, sound) => {
      await sound.adapter.renameSession(id, name);
      if (!id.startsWith("session-1")) sound.end(sound.under.foreignId ?? "");
    }),
    fails: [...renames, ...renamesStrangers],
    says: /exactly these are alive/,
  },
  {
    bug: "tells by renaming whose an id is",
    change: rename(async (id, name, { adapter, under }) =>
      id === under.foreignId ? no("not-found") : adapter.renameSession(id, name),
    ),
    fails: renamesStrangers,
    says: /answered as one that nobody has/,
  },
  {
    bug: "ends sessions while the current one is unknown",
    change: revoke(async (id, { end }) => end(id)),
    fails: doubt,
    says: /exactly these are alive/,
  },
  {
    bug: "ends the others while the current one is unknown",
    change: others(async (sound) => sound.end(await idOf(sound, 0))),
    fails: doubt,
    says: /after revokeOtherSessions\(\) exactly these/,
  },
  {
    bug: "does not say that the current one is unknown",
    change: revoke(() => no("backend")),
    fails: doubt,
    says: /code current-unknown/,
  },
  {
    bug: "takes the backend's no for a failure",
    change: revoke(() => no("backend")),
    fails: conflict,
    says: /code current-session or current-unknown/,
  },
  {
    bug: "does not take the backend's no",
    change: revoke(async (id, { adapter, end }) => adapter.revokeSession(id).catch(() => end(id))),
    fails: conflict,
    says: /exactly these are alive/,
  },
  {
    bug: "offers all acts without knowing who asks",
    change: rows((session) => ({ ...session, isCurrent: false })),
    fails: [...one, ...current, ...inScenarios(["two-others", "only-current", "many"], othersTest)],
    says: /Came: no current session|Came: none is marked/,
  },
  {
    bug: "lists nobody who may be ended",
    change: rows((session) => ({ ...session, notRevocable: { reason: "managed-elsewhere" } })),
    fails: [...one, ...conflict],
    says: /0 others without notRevocable|Came: it has none/,
  },
  {
    bug: "refuses the current session and ends another one",
    change: revoke(async (id, sound) => {
      if (await sound.isCurrent(id)) sound.end(await idOf(sound, 1));
      await sound.adapter.revokeSession(id);
    }),
    fails: current,
    says: /exactly these are alive/,
  },
  {
    bug: "makes a failure of renaming an unknown session",
    change: rename(async (id, name, { adapter, under }) =>
      (await under.truth()).includes(id) && id !== under.foreignId
        ? adapter.renameSession(id, name)
        : no("backend"),
    ),
    fails: renamesStrangers,
    says: /resolves, or rejects with a SessionsError, code not-found/,
  },
];
