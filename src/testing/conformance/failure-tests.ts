import type { Capability, SessionList } from "../../contract.ts";
import { can } from "../../core/list-rules.ts";
import { requireThat } from "./assert.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import { type Failure, failures, requireFailure } from "./failures.ts";
import { type Outcome, requireRejection, sessionsErrorOf } from "./outcome.ts";
import { othersIn, type Subject } from "./subject.ts";
import { unknownIdLike } from "./unknown-id-like.ts";

const newName = "Kitchen tablet";

/** Each failure keeps its cause, and ends no session. */
export const failureTests: readonly ConformanceTest[] = failures.flatMap((failure) => [
  listTest(failure),
  revokeTest(failure),
  othersTest(failure),
  renamingAndHistoryTest(failure),
]);

function listTest({ scenario, listCodes, listMayWork }: Failure): ConformanceTest {
  return {
    scenario,
    name: `rejects the list with ${listCodes.join(" or ")}${listMayWork ? ", or offers acts that are" : ""}`,
    async run(subject) {
      const outcome = await subject.tryList();
      if (!listMayWork || outcome.settled === "rejected")
        return requireRejection(outcome, {
          what: "listSessions()",
          codes: listCodes,
          contract: causeIn(scenario),
        });
      const { adapter } = subject;
      requireThat(outcome.value.sessions.length > 0, {
        expected: "the list fails, or has at least the current session",
        got: "an empty list",
        contract: "a failure is an error, never an empty list",
      });
      requireThat(can(adapter, outcome.value, "revoke") || can(adapter, outcome.value, "revoke-others"), {
        expected: "the list fails, or a session can be revoked and that fails",
        got: "a list, and no way to revoke a session",
        contract: "a scenario that the backend can't have is declared in `cannot`, with the reason",
      });
    },
  };
}

function revokeTest(failure: Failure): ConformanceTest {
  return {
    scenario: failure.scenario,
    name: `rejects ending one session with ${failure.actionCodes.join(" or ")}, and ends nothing`,
    async run(subject) {
      if (!subject.has("revoke")) return;
      const list = await listIfItWorks(subject, failure);
      if (list && !can(subject.adapter, list, "revoke")) return;
      const own = list ? othersIn(list) : await subject.own();
      const ids = own.length > 0 ? own : [unknownIdLike(await subject.truth())];
      let mayBeCurrent = !list && ids.length > 1;
      for (const id of ids) {
        const revoking = { action: "revoke", id, hasList: !!list, mayBeCurrent } as const;
        const code = await requireFailure(subject, failure, revoking);
        // Only one id can be the current session's.
        if (code === "current-session") mayBeCurrent = false;
      }
    },
  };
}

function othersTest(failure: Failure): ConformanceTest {
  return {
    scenario: failure.scenario,
    name: `rejects ending all others with ${failure.actionCodes.join(" or ")}, and ends nothing`,
    async run(subject) {
      if (!subject.has("revoke-others")) return;
      const list = await listIfItWorks(subject, failure);
      if (list && !can(subject.adapter, list, "revoke-others")) return;
      await requireFailure(subject, failure, { action: "revoke-others", hasList: !!list });
    },
  };
}

/** Renaming and the history fail with the code of the scenario's cause. If they may work, they do what they say. */
function renamingAndHistoryTest({ scenario, listCodes, actionCodes, listMayWork }: Failure): ConformanceTest {
  const codes = [...new Set([...actionCodes, ...listCodes])];
  const rejects = `rejects with a SessionsError, code ${codes.join(" or ")}`;

  const requireRefused = async (
    subject: Subject,
    outcome: Outcome<unknown>,
    [what, capability]: [string, Capability],
  ): Promise<void> => {
    const code = outcome.settled === "rejected" ? sessionsErrorOf(outcome.error)?.code : undefined;
    const isNotOffered = code === "unsupported" && (await subject.leavesOut(capability));
    if (!isNotOffered) requireRejection(outcome, { what, codes, contract: causeIn(scenario) });
  };

  const testRenaming = async (subject: Subject): Promise<void> => {
    if (!subject.has("rename")) return;
    const [id = "no-such-session"] = await subject.own();
    const what = subject.nameOf("rename", id);
    const outcome = await subject.perform("rename", id, newName);
    const next = outcome.settled === "resolved" && listMayWork ? await subject.tryList() : undefined;
    // If only lists ask for a step-up, the renaming may be done and no list can confirm it.
    if (next?.settled === "rejected" && scenario === "step-up") return;
    if (next?.settled !== "resolved") return requireRefused(subject, outcome, [what, "rename"]);
    const { name } = next.value.sessions.find((session) => session.id === id) ?? {};
    requireThat(name === newName, {
      expected: `${what} ${rejects}, or in the next list the session has the name ${newName}`,
      got: `it resolved, and in the next list the session has ${name === undefined ? "no name" : `the name ${name}`}`,
      contract: "resolving means that it is done; a refusal rejects",
    });
  };

  const testHistory = async (subject: Subject): Promise<void> => {
    const outcome = await subject.tryEnded();
    if (!outcome) return;
    if (outcome.settled === "rejected" || !listMayWork)
      return requireRefused(subject, outcome, ["listEndedSessions()", "history"]);
    const count = outcome.value?.sessions?.length;
    const healthyCount = await subject.whenHealthy(
      async ({ adapter }) => (await adapter.listEndedSessions?.())?.sessions.length,
    );
    requireThat(count === healthyCount, {
      expected: `listEndedSessions() ${rejects}, or resolves with ${healthyCount} sessions as in two-others`,
      got: `a page with ${count} sessions`,
      contract: "a refusal is an error, never an empty or a shorter page",
    });
  };

  return {
    scenario,
    name: `${listMayWork ? "may reject" : "rejects"} renaming and the history with ${actionCodes.join(" or ")}, and nothing else`,
    async run(subject) {
      await testRenaming(subject);
      await testHistory(subject);
    },
  };
}

function causeIn(scenario: string): string {
  return `in the scenario ${scenario} each call fails with the code of its cause`;
}

/** The list, if it may work in this scenario and does. */
async function listIfItWorks(subject: Subject, { listMayWork }: Failure): Promise<SessionList | undefined> {
  const outcome = listMayWork ? await subject.tryList() : undefined;
  return outcome?.settled === "resolved" ? outcome.value : undefined;
}
