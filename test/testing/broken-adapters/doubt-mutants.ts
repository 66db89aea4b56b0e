import { idOf, no, others, revoke } from "./acting.ts";
import { inScenarios, listing, type Mutant, rows } from "./mutant.ts";

const one = inScenarios(["two-others", "many"], "ends one session and only that one");
const current = inScenarios(
  ["two-others", "only-current", "conflict", "lost-answer"],
  "refuses to end the current session",
);
const othersTest = "ends all others, keeps the current session and other users'";
const leftOut = inScenarios(
  ["two-others", "current-unknown"],
  "rejects each act that the list's `can` leaves out",
);
const doubt = ["current-unknown: ends nothing while the current session is unknown"];
const conflict = ["conflict: passes on that the backend says: this is the session that asks"];

export const doubtMutants: readonly Mutant[] = [
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
];
