import { no, rename } from "./acting.ts";
import type { Mutant } from "./mutant.ts";

const renames = ["two-others: renames one session and only that one"];
const renamesStrangers = ["two-others: renames nothing for an unknown id or another user's"];

export const renameMutants: readonly Mutant[] = [
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
