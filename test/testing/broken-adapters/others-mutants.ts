import { idOf, no, others } from "./acting.ts";
import { inScenarios, type Mutant } from "./mutant.ts";

const othersTest = "ends all others, keeps the current session and other users'";
const othersNoList = ["two-others: ends all others without a list before"];

export const othersMutants: readonly Mutant[] = [
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
];
