import type { Capability, EndedSessionsPage } from "../../core/contract.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import type { Failure } from "./failures.ts";
import type { Outcome } from "./outcome-of.ts";
import { requireRejection } from "./require-rejection.ts";
import { requireThat } from "./require-that.ts";
import { sessionsErrorOf } from "./sessions-error-of.ts";
import type { Subject } from "./subject.ts";

const newName = "Kitchen tablet";

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
    const outcome = await subject.act("rename", id, newName);
    const next = outcome.settled === "resolved" && listMayWork ? await subject.tryList() : undefined;
    // Only where lists alone ask for a step-up may an act be done that no list can prove.
    if (next?.settled === "rejected" && scenario === "step-up") return;
    if (next?.settled !== "resolved") return requireRefused(subject, outcome, [what, "rename"]);
    const { name } = next.value.sessions.find((session) => session.id === id) ?? {};
    requireThat(name === newName, {
      expected: `${what} ${rejects}, or the next list names the session ${newName}`,
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
