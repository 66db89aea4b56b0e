import type { Capability, EndedSessionsPage } from "../../contract.ts";
import { can } from "../../core/list-rules.ts";
import type { Outcome } from "./assert.ts";
import {
  requireAlike,
  requireQuiet,
  requireRejection,
  requireSame,
  requireThat,
  sessionsErrorOf,
  textOf,
} from "./assert.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import type { Failure } from "./failures.ts";
import type { Subject } from "./subject.ts";
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

const renamedTo = "Kitchen tablet";

/** In a scenario in which calls fail, renaming and the history fail for its reason, or do what they say where they may. */
export function renamingAndHistoryTest({ scenario, list, acts, listMayWork }: Failure): ConformanceTest {
  const contract = `in the scenario ${scenario} calls fail with the code of their cause`;
  const codes = [...new Set([...acts, ...list])];
  const rejects = `rejects with a SessionsError, code ${codes.join(" or ")}`;

  const requireRefused = async (
    subject: Subject,
    outcome: Outcome<unknown>,
    [what, capability]: [string, Capability],
  ): Promise<void> => {
    const code = outcome.settled === "rejected" ? sessionsErrorOf(outcome.error)?.code : undefined;
    const isNotOffered = code === "unsupported" && (await subject.leavesOut(capability));
    if (!isNotOffered) requireRejection(outcome, { what, codes, contract });
  };

  const renaming = async (subject: Subject): Promise<void> => {
    if (!subject.has("rename")) return;
    const [id = "no-such-session"] = await subject.own();
    const what = subject.nameOf("rename", id);
    const outcome = await subject.act("rename", id, renamedTo);
    const next = outcome.settled === "resolved" && listMayWork ? await subject.tryList() : undefined;
    // Only where lists alone ask for a step-up may an act be done that no list can prove.
    if (next?.settled === "rejected" && scenario === "step-up") return;
    if (next?.settled !== "resolved") return requireRefused(subject, outcome, [what, "rename"]);
    const { name } = next.value.sessions.find((session) => session.id === id) ?? {};
    requireThat(name === renamedTo, {
      expected: `${what} ${rejects}, or the next list names the session ${renamedTo}`,
      came: `it resolved, and the next list names it ${name ?? "by nothing"}`,
      contract: "resolving means that it is done; what was refused rejects",
    });
  };

  const history = async (subject: Subject): Promise<void> => {
    const outcome: Outcome<EndedSessionsPage> | undefined = await subject.tryEnded();
    if (!outcome) return;
    if (outcome.settled === "rejected" || !listMayWork)
      return requireRefused(subject, outcome, ["listEndedSessions()", "history"]);
    const came = outcome.value?.sessions?.length;
    // How many sessions a healthy backend's first page has.
    const whole = await subject.whenHealthy(
      async ({ adapter }) => (await adapter.listEndedSessions?.())?.sessions.length,
    );
    requireThat(came === whole, {
      expected: `listEndedSessions() ${rejects}, or gives the page of two-others with its ${whole} sessions`,
      came: `a page with ${came} sessions`,
      contract: "a refusal is an error, never an empty or a shorter page",
    });
  };

  return {
    scenario,
    name: `${listMayWork ? "may reject" : "rejects"} renaming and the history with ${acts.join(" or ")}, and nothing else`,
    async run(subject) {
      await renaming(subject);
      await history(subject);
    },
  };
}
