import type { SessionsErrorCode } from "../../core/errors.ts";
import { can } from "../../core/list-rules.ts";
import { requireAlike, requireQuiet, requireRejection, requireSame, requireThat, textOf } from "./assert.ts";
import { type ConformanceTest, inEach } from "./conformance-test.ts";
import { othersIn, type Subject } from "./subject.ts";
import { unknownIdLike } from "./unknown-id-like.ts";

const oneOnly = "revokeSession ends one session and only that one; resolving means that it did";

/** As many as the guard sends side by side. */
const atOnce = 4;

/** Where the person may end sessions: the others that may be ended, and the one that asks. */
const revocable = async (subject: Subject): Promise<{ others: string[]; current: string } | undefined> => {
  const list = await subject.list();
  if (!can(subject.adapter, list, "revoke")) return undefined;
  const others = othersIn(list);
  const current = list.sessions.find(({ isCurrent }) => isCurrent)?.id;
  requireThat(current !== undefined && (others.length > 0 || subject.scenario === "only-current"), {
    expected: "a current session, and others that may be ended",
    came: `${current === undefined ? "no" : "a"} current session and ${others.length} others without notRevocable`,
    contract: "the scenarios say who is signed in: see AdapterSetup",
  });
  return { others, current: current as string };
};

const without = (ids: Iterable<string>, ...ended: string[]) =>
  new Set([...ids].filter((id) => !ended.includes(id)));

const endsOne = async (subject: Subject): Promise<void> => {
  const found = await revocable(subject);
  let alive = await subject.truth();
  for (const id of found?.others.slice(0, 2) ?? []) {
    const what = subject.nameOf("revoke", id);
    const outcome = await subject.act("revoke", id);
    requireThat(outcome.settled === "resolved", {
      expected: `${what} resolves`,
      came: textOf(outcome),
      contract: oneOnly,
    });
    alive = without(alive, id);
    requireSame(await subject.truth(), alive, { after: what, contract: oneOnly });
    requireThat(!(await subject.list()).sessions.some((session) => session.id === id), {
      expected: "the next list lacks the session that was ended",
      came: "it has it",
      contract: "a list is one moment of the sessions that are alive",
    });
  }
};

/** Ending one session. */
export const revokeTests: readonly ConformanceTest[] = [
  ...inEach(["two-others", "many"], "ends one session and only that one", endsOne),
  ...inEach(
    ["two-others", "only-current", "conflict", "lost-answer"],
    "refuses to end the current session",
    async (subject) => {
      const found = await revocable(subject);
      if (!found) return;
      const alive = await subject.truth();
      const what = subject.nameOf("revoke", found.current);
      const outcome = await subject.act("revoke", found.current);
      const contract = "the current session is refused with the code current-session, and nothing is ended";
      const codes: SessionsErrorCode[] = ["current-session"];
      if (subject.scenario === "conflict") codes.push("current-unknown");
      // The refusal itself may be the answer that is lost.
      const rightCodes = subject.scenario === "lost-answer" ? {} : { codes };
      requireRejection(outcome, { what, contract, ...rightCodes });
      requireSame(await subject.truth(), alive, { after: what, contract });
    },
  ),
  {
    scenario: "many",
    name: "ends several sessions at the same moment",
    async run(subject) {
      const ids = (await revocable(subject))?.others.slice(0, atOnce) ?? [];
      const alive = await subject.truth();
      const outcomes = await Promise.all(ids.map((id) => subject.act("revoke", id)));
      const contract =
        "calls may run side by side: each ends its own session, and resolving means that it did";
      const failed = outcomes.find(({ settled }) => settled === "rejected");
      requireThat(!failed, {
        expected: `${ids.length} calls of revokeSession at the same moment resolve`,
        came: failed ? textOf(failed) : "nothing",
        contract,
      });
      const left = (await subject.own()).filter((id) => ids.includes(id));
      requireThat(left.length === 0, {
        expected: `after ${ids.length} calls of revokeSession at the same moment all ${ids.length} have ended`,
        came: `${left.length} of them are alive`,
        contract,
      });
      requireSame(await subject.truth(), without(alive, ...ids), {
        after: `${ids.length} calls of revokeSession at the same moment`,
        contract,
      });
    },
  },
  {
    scenario: "two-others",
    name: "ends sessions without a list before, and refuses the current one then too",
    async run(subject) {
      if (!subject.has("revoke") || (await subject.leavesOut("revoke"))) return;
      const own = await subject.own();
      const refused: string[] = [];
      for (const id of own) {
        const outcome = await subject.act("revoke", id);
        if (outcome.settled === "resolved") continue;
        refused.push(id);
        const what = `the one session that asks, and no other: ${subject.nameOf("revoke", id)}`;
        const contract = "an id from an earlier page load works, and the current session is refused";
        requireRejection(outcome, { what, codes: ["current-session"], contract });
      }
      const after = "each of the user's sessions was to be ended, with no list before";
      const contract = "who asks is read again in the request that acts; ids outlive the adapter";
      requireThat(refused.length === 1, {
        expected: "one of them is refused as the current one",
        came: `${refused.length} are`,
        contract,
      });
      const foreign = subject.foreignId === undefined ? [] : [subject.foreignId];
      requireSame(await subject.truth(), new Set([...refused, ...foreign]), { after, contract });
    },
  },
  {
    scenario: "two-others",
    name: "ends nothing for an unknown id, another user's or a credential",
    async run(subject) {
      if (!(await revocable(subject))) return;
      const alive = await subject.truth();
      const ends = async (id: string, shown = id) => {
        const outcome = await subject.act("revoke", id);
        const after = subject.nameOf("revoke", shown);
        requireSame(await subject.truth(), alive, { after, contract: oneOnly });
        return { id, outcome };
      };
      const unknown = await ends(unknownIdLike(alive));
      requireQuiet(unknown.outcome, "ending an unknown session");
      if (subject.foreignId !== undefined) requireAlike(await ends(subject.foreignId), unknown);
      for (const credential of subject.credentials) await ends(credential, "a credential");
    },
  },
  {
    scenario: "two-others",
    name: "ends nothing more when asked to end a session twice",
    async run(subject) {
      const [id] = (await revocable(subject))?.others ?? [];
      if (id === undefined) return;
      await subject.act("revoke", id);
      const alive = await subject.truth();
      requireQuiet(await subject.act("revoke", id), "ending a session that was ended already");
      requireSame(await subject.truth(), alive, { after: "asking twice", contract: oneOnly });
    },
  },
];
