import type { SessionsErrorCode } from "../../core/errors.ts";
import { can } from "../../core/list-rules.ts";
import { requireSame, requireThat } from "./assert.ts";
import { type ConformanceTest, inEach } from "./conformance-test.ts";
import { requireAlike, requireIgnoredOrNotFound, requireRejection, textOf } from "./outcome.ts";
import { othersIn, type Subject } from "./subject.ts";
import { unknownIdLike } from "./unknown-id-like.ts";

const oneOnly = "revokeSession ends one session and only that one; resolving means that it did";

/** As many as the guard sends side by side. */
const atOnce = 4;

/** Revoking one session. */
export const revokeTests: readonly ConformanceTest[] = [
  ...inEach(["two-others", "many"], "ends one session and only that one", async (subject) => {
    const found = await revocableIn(subject);
    let alive = await subject.truth();
    for (const id of found?.others.slice(0, 2) ?? []) {
      const what = subject.nameOf("revoke", id);
      const outcome = await subject.perform("revoke", id);
      requireThat(outcome.settled === "resolved", {
        expected: `${what} resolves`,
        got: textOf(outcome),
        contract: oneOnly,
      });
      alive = without(alive, id);
      requireSame(await subject.truth(), alive, { after: what, contract: oneOnly });
      requireThat(!(await subject.list()).sessions.some((session) => session.id === id), {
        expected: "the next list lacks the revoked session",
        got: "it has it",
        contract: "a list holds the sessions that are alive at one moment",
      });
    }
  }),
  ...inEach(
    ["two-others", "only-current", "conflict", "lost-answer"],
    "refuses to end the current session",
    async (subject) => {
      const found = await revocableIn(subject);
      if (!found) return;
      const alive = await subject.truth();
      const what = subject.nameOf("revoke", found.current);
      const outcome = await subject.perform("revoke", found.current);
      const contract =
        "revoking the current session is refused with the code current-session, and no session is ended";
      const codes: SessionsErrorCode[] = ["current-session"];
      if (subject.scenario === "conflict") codes.push("current-unknown");
      // If the backend refuses, its refusal is the response that gets lost.
      const rightCodes = subject.scenario === "lost-answer" ? {} : { codes };
      requireRejection(outcome, { what, contract, ...rightCodes });
      requireSame(await subject.truth(), alive, { after: what, contract });
    },
  ),
  {
    scenario: "many",
    name: "ends several sessions at the same moment",
    async run(subject) {
      const ids = (await revocableIn(subject))?.others.slice(0, atOnce) ?? [];
      const alive = await subject.truth();
      const outcomes = await Promise.all(ids.map((id) => subject.perform("revoke", id)));
      const contract =
        "calls may run side by side: each ends its own session, and resolving means that it did";
      const failed = outcomes.find(({ settled }) => settled === "rejected");
      requireThat(!failed, {
        expected: `${ids.length} simultaneous calls of revokeSession resolve`,
        got: failed ? textOf(failed) : "nothing",
        contract,
      });
      const left = (await subject.own()).filter((id) => ids.includes(id));
      requireThat(left.length === 0, {
        expected: `after ${ids.length} simultaneous calls of revokeSession all ${ids.length} sessions have ended`,
        got: `${left.length} of them are alive`,
        contract,
      });
      requireSame(await subject.truth(), without(alive, ...ids), {
        after: `${ids.length} simultaneous calls of revokeSession`,
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
        const outcome = await subject.perform("revoke", id);
        if (outcome.settled === "resolved") continue;
        refused.push(id);
        const what = `for the current session and no other: ${subject.nameOf("revoke", id)}`;
        const contract = "an id from an earlier page load works, and the current session is refused";
        requireRejection(outcome, { what, codes: ["current-session"], contract });
      }
      const after = "revokeSession was called for each of the user's sessions, without a list before";
      const contract = "each revocation reads anew which session is the current one; ids outlive the adapter";
      requireThat(refused.length === 1, {
        expected: "one of them is refused as the current one",
        got: `${refused.length} are`,
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
      if (!(await revocableIn(subject))) return;
      const alive = await subject.truth();
      const revokes = async (id: string, shown = id) => {
        const outcome = await subject.perform("revoke", id);
        const after = subject.nameOf("revoke", shown);
        requireSame(await subject.truth(), alive, { after, contract: oneOnly });
        return { id, outcome };
      };
      const unknown = await revokes(unknownIdLike(alive));
      requireIgnoredOrNotFound(unknown.outcome, "revoking an unknown session");
      if (subject.foreignId !== undefined) requireAlike(await revokes(subject.foreignId), unknown);
      for (const credential of subject.credentials) await revokes(credential, "a credential");
    },
  },
  {
    scenario: "two-others",
    name: "ends nothing more when asked to end a session twice",
    async run(subject) {
      const [id] = (await revocableIn(subject))?.others ?? [];
      if (id === undefined) return;
      await subject.perform("revoke", id);
      const alive = await subject.truth();
      requireIgnoredOrNotFound(await subject.perform("revoke", id), "revoking a session that has ended");
      requireSame(await subject.truth(), alive, { after: "revoking it twice", contract: oneOnly });
    },
  },
];

/** The current session and the others that may be revoked. Undefined if the person may revoke nothing. */
async function revocableIn(subject: Subject): Promise<{ others: string[]; current: string } | undefined> {
  const list = await subject.list();
  if (!can(subject.adapter, list, "revoke")) return undefined;
  const others = othersIn(list);
  const current = list.sessions.find(({ isCurrent }) => isCurrent)?.id;
  requireThat(current !== undefined && (others.length > 0 || subject.scenario === "only-current"), {
    expected: "a current session, and others that may be revoked",
    got: `${current === undefined ? "no" : "a"} current session and ${others.length} others without notRevocable`,
    contract: "each scenario says who is signed in: see AdapterSetup",
  });
  return { others, current: current as string };
}

function without(ids: Iterable<string>, ...ended: string[]): Set<string> {
  return new Set([...ids].filter((id) => !ended.includes(id)));
}
