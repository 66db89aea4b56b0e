import { can } from "../../core/can.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import { requireAlike } from "./require-alike.ts";
import { requireQuiet } from "./require-quiet.ts";
import { requireSame } from "./require-same.ts";
import { requireThat } from "./require-that.ts";
import type { Subject } from "./subject.ts";
import { textOf } from "./text-of.ts";
import { unknownIdLike } from "./unknown-id-like.ts";

const contract = "renameSession names one session and changes nothing else";
const newName = "Kitchen tablet";

const namesIn = async (subject: Subject): Promise<Map<string, string | undefined>> =>
  new Map((await subject.list()).sessions.map(({ id, name }) => [id, name]));

/** @throws where the names are others than they should be. */
const requireNames = async (subject: Subject, expected: ReadonlyMap<string, string | undefined>) => {
  const names = await namesIn(subject);
  const wrong = [...expected].find(([id, name]) => names.get(id) !== name);
  requireThat(!wrong, {
    expected: `the next list names ${wrong?.[0]} ${wrong?.[1] ?? "by nothing"}`,
    came: String(names.get(wrong?.[0] ?? "")),
    contract,
  });
};

const mayRename = async (subject: Subject): Promise<boolean> =>
  subject.has("rename") && can(subject.adapter, await subject.list(), "rename");

/** Naming a session. */
export const renameTests: readonly ConformanceTest[] = [
  {
    scenario: "two-others",
    name: "renames one session and only that one",
    async run(subject) {
      if (!(await mayRename(subject))) return;
      const alive = await subject.truth();
      const names = await namesIn(subject);
      for (const [index, id] of [...names.keys()].slice(0, 2).entries()) {
        const name = `${newName} ${index + 1}`;
        const outcome = await subject.act("rename", id, name);
        requireThat(outcome.settled === "resolved", {
          expected: "renameSession resolves",
          came: textOf(outcome),
          contract,
        });
        await requireNames(subject, names.set(id, name));
      }
      requireSame(await subject.truth(), alive, { after: "renaming", contract });
    },
  },
  {
    scenario: "two-others",
    name: "renames nothing for an unknown id or another user's",
    async run(subject) {
      if (!(await mayRename(subject))) return;
      const alive = await subject.truth();
      const names = await namesIn(subject);
      const renames = async (id: string) => {
        const outcome = await subject.act("rename", id, newName);
        await requireNames(subject, names);
        requireSame(await subject.truth(), alive, { after: subject.nameOf("rename", id), contract });
        return { id, outcome };
      };
      const unknown = await renames(unknownIdLike(alive));
      requireQuiet(unknown.outcome, "renaming an unknown session");
      if (subject.foreignId !== undefined) requireAlike(await renames(subject.foreignId), unknown);
    },
  },
];
