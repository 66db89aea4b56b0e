import { secret } from "../full-setup.ts";
import { listing } from "./changes.ts";
import type { Mutant } from "./mutant.ts";
import type { Change } from "./over-memory.ts";

const inLists = ["two-others: says in every list whose it is, always alike, or in none"];
const inPages = ["two-others: says of ended sessions whose they are as its lists do, or not at all"];
const bounds = /1 to 128 characters without a lone surrogate/;
const leaks = ["two-others", "only-current", "many", "current-unknown", "conflict", "lost-answer"].map(
  (scenario) => `${scenario}: lets no credential out`,
);

/** Says these in turn, one in each list. */
const saying = (...words: unknown[]): Change => {
  let lists = 0;
  return listing((list) => ({ ...list, subject: words[lists++ % words.length] }));
};

/** Says this in each page of ended sessions, and "ann" in each list. */
const sayingInPages =
  (subject: unknown): Change =>
  (sound) => ({
    adapter: {
      ...saying("ann")(sound).adapter,
      listEndedSessions: async (options) =>
        ({ ...(await sound.adapter.listEndedSessions(options)), subject }) as never,
    },
  });

export const whoseMutants: readonly Mutant[] = [
  {
    bug: "says another subject in every list",
    change: saying("ann", "bob"),
    fails: inLists,
    says: /the second list differs from the first/,
  },
  {
    bug: "says its subject only at first",
    change: listing((list) => (list.sessions.length > 2 ? { ...list, subject: "ann" } : list)),
    fails: inLists,
    says: /the second list differs from the first/,
  },
  ...Object.entries({
    "an empty subject": "",
    "a subject that is too long": "x".repeat(129),
    "half a character for a subject": "\ud800",
    "a number for a subject": 7,
  }).map(([what, subject]) => ({
    bug: `says ${what}`,
    change: saying(subject),
    fails: inLists,
    says: bounds,
  })),
  {
    bug: "has the current session's id for a subject",
    change: saying("session-1"),
    fails: inLists,
    says: /it is the id of a session/,
  },
  {
    bug: "has a credential for a subject",
    change: saying(secret),
    fails: leaks,
    says: /a credential at listSessions\(\)( after that)? result\.subject/,
  },
  {
    bug: "says another subject of its ended sessions",
    change: sayingInPages("bob"),
    fails: inPages,
    says: /a page of ended sessions has the subject of the lists/,
  },
  { bug: "says no text of its ended sessions", change: sayingInPages(7), fails: inPages, says: bounds },
];
