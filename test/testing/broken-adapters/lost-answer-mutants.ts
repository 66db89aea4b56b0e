import { refuse, revokingEither } from "./changes.ts";
import { inScenarios, type Mutant } from "./mutant.ts";

/** The tests of what a lost response leaves open. */
export const lost = [
  ...inScenarios(["lost-answer"], "leaves it open whether one session was ended"),
  ...inScenarios(["lost-answer"], "leaves it open whether all others were ended"),
];

export const lostAnswerMutants: readonly Mutant[] = [
  {
    bug: "makes a refusal of a lost answer",
    change: revokingEither(() => refuse("forbidden")),
    fails: lost,
    says: /code network or timeout or bad-response or backend/,
  },
  {
    bug: "sends nothing where the answer is lost",
    change: revokingEither(() => refuse("network")),
    fails: lost,
    says: /the request takes effect/,
  },
  {
    bug: "ends the current session too, and the answer is lost",
    change: revokingEither(async ({ under, end }) => {
      for (const id of await under.truth()) end(id);
      await refuse("network");
    }),
    fails: lost,
    says: /the current session is alive/,
  },
  {
    bug: "ends other users' sessions too, and the answer is lost",
    change: revokingEither(async ({ adapter, under, end }) => {
      end(under.foreignId ?? "");
      await adapter.revokeOtherSessions();
    }),
    fails: lost,
    says: /and only on this session|nobody else's/,
  },
];
