import { can } from "../../core/list-rules.ts";
import { requireSame, requireThat } from "./assert.ts";
import { type ConformanceTest, inEach } from "./conformance-test.ts";
import { textOf } from "./outcome.ts";
import type { Subject } from "./subject.ts";

const contract = "revokeOtherSessions ends every session of the user but the current one, and resolves";

/** Revoking all others. */
export const othersTests: readonly ConformanceTest[] = [
  ...inEach(
    ["two-others", "only-current", "many"],
    "ends all others, keeps the current session and other users'",
    async (subject) => {
      const list = await subject.list();
      if (!can(subject.adapter, list, "revoke-others")) return;
      const current = list.sessions.find(({ isCurrent }) => isCurrent)?.id;
      requireThat(current !== undefined, {
        expected: "a list with a current session",
        got: "none has isCurrent: true",
        contract: "each scenario says who is signed in: see AdapterSetup",
      });
      await requireOnlyCurrent(subject, current as string);
    },
  ),
  {
    scenario: "two-others",
    name: "ends all others without a list before",
    async run(subject) {
      if (!subject.has("revoke-others") || (await subject.leavesOut("revoke-others"))) return;
      const outcome = await subject.perform("revoke-others");
      const own = await subject.own();
      const foreignLives = !subject.foreignId || (await subject.truth()).has(subject.foreignId);
      requireThat(own.length === 1 && foreignLives, {
        expected: "one of the user's sessions lives on, and other users' sessions do",
        got: `${own.length} live, and ${textOf(outcome)}`,
        contract,
      });
      const { sessions } = await subject.list();
      requireThat(
        sessions.some(({ id, isCurrent }) => isCurrent && id === own[0]),
        {
          expected: "the session that lives on is the current one",
          got: `${own[0]} lives on, and its isCurrent is not true`,
          contract,
        },
      );
    },
  },
];

/** Revokes all others, and requires that the current session and other users' are alive and nothing else is. */
async function requireOnlyCurrent(subject: Subject, current: string): Promise<void> {
  const outcome = await subject.perform("revoke-others");
  requireThat(outcome.settled === "resolved", {
    expected: "revokeOtherSessions() resolves",
    got: textOf(outcome),
    contract,
  });
  const foreign = subject.foreignId === undefined ? [] : [subject.foreignId];
  const expected = new Set([current, ...foreign]);
  requireSame(await subject.truth(), expected, { after: "revokeOtherSessions()", contract });
}
