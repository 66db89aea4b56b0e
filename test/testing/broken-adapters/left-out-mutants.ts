import { listing, refuse } from "./changes.ts";
import { inScenarios, type Mutant } from "./mutant.ts";

const leftOut = inScenarios(
  ["two-others", "current-unknown"],
  "rejects each act that the list's `can` leaves out",
);

export const leftOutMutants: readonly Mutant[] = [
  {
    bug: "hides what it does all the same",
    change: listing((list) => ({ ...list, can: [] })),
    fails: leftOut,
    says: /the person may not do what `can` leaves out/,
  },
  {
    bug: "says no to what it leaves out, and does it",
    change: (sound) => ({
      adapter: {
        ...listing((list) => ({ ...list, can: ["rename"] }))(sound).adapter,
        async revokeSession(id) {
          sound.end(id);
          await refuse("unsupported");
        },
      },
    }),
    fails: leftOut,
    says: /exactly these sessions are alive/,
  },
];
