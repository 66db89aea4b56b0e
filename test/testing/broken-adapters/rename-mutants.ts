import { refuse, renaming } from "./changes.ts";
import type { Mutant } from "./mutant.ts";

const renames = ["two-others: renames one session and only that one"];
const renamesStrangers = ["two-others: renames nothing for an unknown id or another user's"];

export const renameMutants: readonly Mutant[] = [
  {
    bug: "renames nothing",
    change: renaming(async () => {}),
    fails: renames,
    says: /in the next list session-1 has the name Kitchen tablet 1/,
  },
  {
    bug: "renames them all",
    change: renaming(async (_, name, { adapter }) => {
      for (const { id } of (await adapter.listSessions()).sessions) await adapter.renameSession(id, name);
    }),
    fails: [...renames, ...renamesStrangers],
    says: /changes nothing else/,
  },
  {
    bug: "can't rename",
    change: renaming(() => refuse("backend")),
    fails: renames,
    says: /renameSession resolves/,
  },
  {
    bug: "ends what it renames",
    change: renaming(async (id, name, sound) => {
      await sound.adapter.renameSession(id, name);
      if (!id.startsWith("session-1")) sound.end(sound.under.foreignId ?? "");
    }),
    fails: [...renames, ...renamesStrangers],
    says: /exactly these sessions are alive/,
  },
  {
    bug: "tells by renaming whose an id is",
    change: renaming(async (id, name, { adapter, under }) =>
      id === under.foreignId ? refuse("not-found") : adapter.renameSession(id, name),
    ),
    fails: renamesStrangers,
    says: /the same outcome as an unknown id/,
  },
  {
    bug: "makes a failure of renaming an unknown session",
    change: renaming(async (id, name, { adapter, under }) =>
      (await under.truth()).includes(id) && id !== under.foreignId
        ? adapter.renameSession(id, name)
        : refuse("backend"),
    ),
    fails: renamesStrangers,
    says: /resolves, or rejects with a SessionsError, code not-found/,
  },
];
