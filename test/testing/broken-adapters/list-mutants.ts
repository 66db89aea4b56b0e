import type { UserSessionInput } from "../../../src/contract.ts";
import { secret } from "../full-setup.ts";
import { listing, rows } from "./changes.ts";
import { inScenarios, type Mutant } from "./mutant.ts";

const ids = inScenarios(["two-others", "many"], "gives unique, stable ids that can travel");
const oneCurrent = "lists exactly one current session, or offers no act";
const whoIsIn = "lists who is really signed in, and nobody else";
const given = ["two-others: leaves a list that it gave as it was"];
const withoutFirst = <T>([, ...rest]: T[]): T[] => rest;
let lists = 0;

export const listMutants: readonly Mutant[] = [
  {
    bug: "has an empty name",
    change: () => ({ adapter: { name: " " } }),
    fails: ["two-others: has a name"],
    says: /adapter\.name is a non-empty string/,
  },
  {
    bug: "keeps its first list until it has acted itself",
    change: ({ adapter }) => {
      let kept: ReturnType<typeof adapter.listSessions> | undefined;
      const anew = () => {
        kept = undefined;
      };
      return {
        adapter: {
          listSessions: (options) => {
            if (options?.signal) return adapter.listSessions(options);
            kept ??= adapter.listSessions();
            return kept;
          },
          revokeSession: (id) => adapter.revokeSession(id).finally(anew),
          revokeOtherSessions: () => adapter.revokeOtherSessions().finally(anew),
          renameSession: (id, name) => adapter.renameSession(id, name).finally(anew),
        },
      };
    },
    fails: ["two-others: lists anew what has changed past it"],
    says: /is not in the next list/,
  },
  {
    bug: "marks each session as the current one",
    change: rows((session, index) => ({ ...session, isCurrent: index < 2 })),
    fails: inScenarios(["two-others", "many", "conflict", "lost-answer"], oneCurrent),
    says: /2 with isCurrent: true/,
  },
  {
    bug: "marks none as the current one",
    change: rows((session) => ({ ...session, isCurrent: false })),
    fails: inScenarios(["two-others", "only-current", "many", "conflict", "lost-answer"], oneCurrent),
    says: /0 with isCurrent: true/,
  },
  {
    bug: "cuts a long list off before the current session",
    change: listing(({ sessions }) => ({ sessions: withoutFirst(sessions), truncated: true })),
    fails: inScenarios(["many"], oneCurrent),
    says: /0 with isCurrent: true/,
  },
  {
    bug: "guesses who asks",
    change: rows((session, index) => ({ ...session, isCurrent: index === 0 })),
    fails: ["current-unknown: lists no session, or several, as the current one"],
    says: /not guessed/,
  },
  {
    bug: "makes new ids for each list",
    change: listing(({ sessions }) => {
      lists += 1;
      return { sessions: sessions.map((session) => ({ ...session, id: `${session.id}-${lists}` })) };
    }),
    fails: ids,
    says: /a second list gives each session the same id/,
  },
  {
    bug: "numbers the rows",
    change: listing(({ sessions }) => {
      lists += 1;
      const turned = lists % 2 ? sessions : sessions.toReversed();
      return { sessions: turned.map((session, index) => ({ ...session, id: `row-${index}` })) };
    }),
    fails: ids,
    says: /means another session/,
  },
  {
    bug: "lists a session twice",
    change: listing(({ sessions }) => ({ sessions: [...sessions, ...sessions] })),
    fails: ids,
    says: /each id once/,
  },
  {
    bug: "has ids that can't travel",
    change: rows((session, index) => ({ ...session, id: index ? session.id : "\ud800" })),
    fails: ids,
    says: /lone surrogate/,
  },
  {
    bug: "has a credential for an id",
    change: rows((session, index) => ({ ...session, id: index ? session.id : secret })),
    fails: ["two-others: gives ids that are no credentials"],
    says: /sessions\[0\]\.id is one/,
  },
  {
    bug: "lists another user's session",
    change: listing(({ sessions }, { under }) => ({
      sessions: [...sessions, { id: under.foreignId ?? "", isCurrent: false }],
    })),
    fails: inScenarios(
      ["two-others", "only-current", "many", "current-unknown", "conflict", "lost-answer"],
      whoIsIn,
    ),
    says: /another user's/,
  },
  {
    bug: "invents a session",
    change: listing(({ sessions }) => ({ sessions: [...sessions, { id: "nobody", isCurrent: false }] })),
    fails: inScenarios(["two-others"], whoIsIn),
    says: /not in truth/,
  },
  {
    bug: "leaves a session out and says nothing",
    change: listing(({ sessions }) => ({ sessions: withoutFirst(sessions) })),
    fails: inScenarios(["two-others", "many"], whoIsIn),
    says: /1 are missing, skipped is 0/,
  },
  {
    bug: "gives the same array each time, and changes it later",
    change: ({ adapter }) => {
      const kept: UserSessionInput[] = [];
      return {
        adapter: {
          listSessions: async (options) => {
            kept.splice(0, kept.length, ...(await adapter.listSessions(options)).sessions);
            return { sessions: kept };
          },
        },
      };
    },
    fails: given,
    says: /it had 3 sessions and now has 2/,
  },
  {
    bug: "gives the same rows each time, and changes one later",
    change: ({ adapter }) => {
      const kept = new Map<string, UserSessionInput>();
      return {
        adapter: {
          listSessions: async (options) => {
            const { sessions } = await adapter.listSessions(options);
            return {
              sessions: sessions.map((session) => {
                const row = kept.get(session.id) ?? session;
                kept.set(session.id, row);
                return Object.assign(row, session);
              }),
            };
          },
        },
      };
    },
    fails: given,
    says: /sessions\[0\] has changed/,
  },
];
