import { idAt, refuse, revokingOthers } from "./changes.ts";
import { inScenarios, type Mutant } from "./mutant.ts";

const othersTest = "ends all others, keeps the current session and other users'";
const othersNoList = ["two-others: ends all others without a list before"];

export const othersMutants: readonly Mutant[] = [
  {
    bug: "ends other users' sessions with the others",
    change: revokingOthers(async ({ adapter, under, end }) => {
      await adapter.revokeOtherSessions();
      end(under.foreignId ?? "");
    }),
    fails: [...inScenarios(["two-others", "only-current", "many"], othersTest), ...othersNoList],
    says: /exactly these sessions are alive|other users' sessions do/,
  },
  {
    bug: "ends one page of the others",
    change: revokingOthers(async ({ adapter, under }) => {
      for (const id of (await under.truth()).slice(1, 2)) await adapter.revokeSession(id);
    }),
    fails: [...inScenarios(["two-others", "many"], othersTest), ...othersNoList],
    says: /exactly these sessions are alive|Got: 2 live/,
  },
  {
    bug: "does not know what to do without others",
    change: revokingOthers(async ({ adapter, under }) => {
      if ((await under.truth()).length < 3) await refuse("not-found");
      await adapter.revokeOtherSessions();
    }),
    fails: inScenarios(["only-current"], othersTest),
    says: /revokeOtherSessions\(\) resolves/,
  },
  {
    bug: "ends the wrong ones and keeps another one",
    change: revokingOthers(async (sound) => {
      sound.end(await idAt(sound, 0));
      sound.end(await idAt(sound, 0));
    }),
    fails: othersNoList,
    says: /its isCurrent is not true/,
  },
];
