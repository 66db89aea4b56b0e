import { can } from "../../core/list-rules.ts";
import { requireRejection, requireSame, requireThat, textOf } from "./assert.ts";
import { type ConformanceTest, inEach } from "./conformance-test.ts";
import type { Act, Subject } from "./subject.ts";

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

const acts: readonly Act[] = ["revoke", "revoke-others", "rename"];

/** What `can` leaves out is refused, not only hidden. */
export const leftOutTests: readonly ConformanceTest[] = inEach(
  ["two-others", "current-unknown"],
  "rejects each act that the list's `can` leaves out",
  async (subject) => {
    const list = await subject.list();
    const leftOut = acts.filter((act) => subject.has(act) && !can(subject.adapter, list, act));
    const alive = await subject.truth();
    const target = list.sessions.find(({ isCurrent }) => !isCurrent)?.id ?? "no-such-session";
    for (const act of leftOut) {
      const id = act === "revoke-others" ? undefined : target;
      const what = subject.nameOf(act, id);
      const contract = "what `can` leaves out the person may not do: it is rejected and ends nothing";
      requireRejection(await subject.act(act, id), { what, contract });
      requireSame(await subject.truth(), alive, { after: what, contract });
    }
  },
);
