import { can } from "../../core/can.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import { inEach } from "./in-each.ts";
import { requireSame } from "./require-same.ts";
import { requireThat } from "./require-that.ts";
import type { Subject } from "./subject.ts";
import { textOf } from "./text-of.ts";

const contract = "revokeOtherSessions ends every session of the user but the current one, and resolves";

const requireOnlyCurrent = async (subject: Subject, current: string): Promise<void> => {
  const outcome = await subject.act("revoke-others");
  requireThat(outcome.settled === "resolved", {
    expected: "revokeOtherSessions() resolves",
    came: textOf(outcome),
    contract,
  });
  const foreign = subject.foreignId === undefined ? [] : [subject.foreignId];
  const expected = new Set([current, ...foreign]);
  requireSame(await subject.truth(), expected, { after: "revokeOtherSessions()", contract });
};

/** Ending all others. */
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
        came: "none is marked",
        contract: "the scenarios say who is signed in: see AdapterSetup",
      });
      await requireOnlyCurrent(subject, current as string);
    },
  ),
  {
    scenario: "two-others",
    name: "ends all others without a list before",
    async run(subject) {
      if (!subject.has("revoke-others") || (await subject.leavesOut("revoke-others"))) return;
      const outcome = await subject.act("revoke-others");
      const own = await subject.own();
      const foreignLives = !subject.foreignId || (await subject.truth()).has(subject.foreignId);
      requireThat(own.length === 1 && foreignLives, {
        expected: "of the user's sessions one lives on, and other users' do",
        came: `${own.length} live, and ${textOf(outcome)}`,
        contract,
      });
      const { sessions } = await subject.list();
      requireThat(
        sessions.some(({ id, isCurrent }) => isCurrent && id === own[0]),
        {
          expected: "the one that lives on is the current one",
          came: `${own[0]} lives, and is not marked as current`,
          contract,
        },
      );
    },
  },
];
