import { can } from "../../core/list-rules.ts";
import { requireSame, requireThat } from "./assert.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import { requireAlike, requireIgnoredOrNotFound, textOf } from "./outcome.ts";
import type { Subject } from "./subject.ts";
import { unknownIdLike } from "./unknown-id-like.ts";

const contract = "renameSession names one session and changes nothing else";
const newName = "Kitchen tablet";

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
        const outcome = await subject.perform("rename", id, name);
        requireThat(outcome.settled === "resolved", {
          expected: "renameSession resolves",
          got: textOf(outcome),
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
        const outcome = await subject.perform("rename", id, newName);
        await requireNames(subject, names);
        requireSame(await subject.truth(), alive, { after: subject.nameOf("rename", id), contract });
        return { id, outcome };
      };
      const unknown = await renames(unknownIdLike(alive));
      requireIgnoredOrNotFound(unknown.outcome, "renaming an unknown session");
      if (subject.foreignId !== undefined) requireAlike(await renames(subject.foreignId), unknown);
    },
  },
];

async function mayRename(subject: Subject): Promise<boolean> {
  return subject.has("rename") && can(subject.adapter, await subject.list(), "rename");
}

/** The name of each session, by id. */
async function namesIn(subject: Subject): Promise<Map<string, string | undefined>> {
  return new Map((await subject.list()).sessions.map(({ id, name }) => [id, name]));
}

async function requireNames(
  subject: Subject,
  expected: ReadonlyMap<string, string | undefined>,
): Promise<void> {
  const names = await namesIn(subject);
  const wrong = [...expected].find(([id, name]) => names.get(id) !== name);
  requireThat(!wrong, {
    expected: `in the next list ${wrong?.[0]} has ${textOfName(wrong?.[1])}`,
    got: `it has ${textOfName(names.get(wrong?.[0] ?? ""))}`,
    contract,
  });
}

function textOfName(name: string | undefined): string {
  return name === undefined ? "no name" : `the name ${name}`;
}
