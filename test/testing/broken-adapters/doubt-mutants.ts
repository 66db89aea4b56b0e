import { idAt, refuse, revoking, revokingOthers, rows } from "./changes.ts";
import { inScenarios, type Mutant } from "./mutant.ts";

const one = inScenarios(["two-others", "many"], "ends one session and only that one");
const current = inScenarios(
  ["two-others", "only-current", "conflict", "lost-answer"],
  "refuses to end the current session",
);
const othersTest = "ends all others, keeps the current session and other users'";
const doubt = ["current-unknown: ends nothing while the current session is unknown"];
const conflict = ["conflict: passes on that the backend says: this is the session that asks"];

export const doubtMutants: readonly Mutant[] = [
  {
    bug: "ends sessions while the current one is unknown",
    change: revoking(async (id, { end }) => end(id)),
    fails: doubt,
    says: /exactly these sessions are alive/,
  },
  {
    bug: "ends the others while the current one is unknown",
    change: revokingOthers(async (sound) => sound.end(await idAt(sound, 0))),
    fails: doubt,
    says: /after revokeOtherSessions\(\) exactly these sessions/,
  },
  {
    bug: "does not say that the current one is unknown",
    change: revoking(() => refuse("backend")),
    fails: doubt,
    says: /code current-unknown/,
  },
  {
    bug: "takes the backend's no for a failure",
    change: revoking(() => refuse("backend")),
    fails: conflict,
    says: /code current-session or current-unknown/,
  },
  {
    bug: "does not take the backend's no",
    change: revoking(async (id, { adapter, end }) => adapter.revokeSession(id).catch(() => end(id))),
    fails: conflict,
    says: /exactly these sessions are alive/,
  },
  {
    bug: "offers all acts without knowing who asks",
    change: rows((session) => ({ ...session, isCurrent: false })),
    fails: [...one, ...current, ...inScenarios(["two-others", "only-current", "many"], othersTest)],
    says: /Got: no current session|Got: none has isCurrent: true/,
  },
  {
    bug: "lists nobody who may be ended",
    change: rows((session) => ({ ...session, notRevocable: { reason: "managed-elsewhere" } })),
    fails: [...one, ...conflict],
    says: /0 others without notRevocable|Got: it has none/,
  },
];
