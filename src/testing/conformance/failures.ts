import type { AdapterScenario } from "../../core/adapter-declaration.ts";
import type { SessionsErrorCode } from "../../core/errors.ts";
import { requireSame, requireThat } from "./assert.ts";
import { requireRejection, sessionsErrorOf } from "./outcome.ts";
import type { Action, Subject } from "./subject.ts";

/** How calls fail in a scenario in which they have to fail. */
export interface Failure {
  scenario: AdapterScenario;
  /** The codes with which lists and the history may reject. */
  listCodes: readonly SessionsErrorCode[];
  /** The codes with which actions may reject. */
  actionCodes: readonly SessionsErrorCode[];
  /** True if only revoking has to fail. */
  listMayWork: boolean;
}

export const failures: readonly Failure[] = [
  failure("expired-cookie", "unauthenticated"),
  failure("step-up", "reauth-required", true),
  failure("rate-limited", "rate-limited", true),
  failure("forbidden", "forbidden", true),
  failure("server-error", "backend"),
  { ...failure("html-instead-of-json", "bad-response"), actionCodes: ["bad-response", "backend"] },
  failure("network-loss", "network"),
  failure("hang", "timeout"),
];

function failure(scenario: AdapterScenario, code: SessionsErrorCode, listMayWork = false): Failure {
  return { scenario, listCodes: [code], actionCodes: [code], listMayWork };
}

interface FailingAction {
  action: Action;
  id?: string;
  /** True if a list worked before, so that the action has to fail. */
  hasList: boolean;
  /** True if the id may be the current session's, which an adapter refuses by itself with `current-session`. */
  mayBeCurrent?: boolean;
}

/**
 * Performs an action that has to fail.
 *
 * @returns the code with which it failed. Undefined if it was done, which is right if only lists ask for a step-up.
 * @throws {ConformanceError} if it failed for another reason, or a session was ended.
 */
export async function requireFailure(
  subject: Subject,
  { scenario, actionCodes }: Failure,
  { action, id, hasList, mayBeCurrent = false }: FailingAction,
): Promise<SessionsErrorCode | undefined> {
  const contract = `in the scenario ${scenario} each call fails with the code of its cause, and no session is ended`;
  const what = subject.nameOf(action, id);
  const alive = await subject.truth();
  const outcome = await subject.perform(action, id);
  const now = await subject.truth();
  if (outcome.settled === "resolved" && scenario === "step-up" && !hasList) {
    const contract = "resolving means that it is done and that the current session lives on";
    const own = await subject.own();
    if (action === "revoke")
      requireSame(now, new Set([...alive].filter((one) => one !== id)), { after: what, contract });
    if (action === "revoke-others")
      requireThat(own.length === 1, {
        expected: `after ${what} one session of the user is alive`,
        got: `${own.length} are`,
        contract,
      });
    return undefined;
  }
  const code = outcome.settled === "rejected" ? sessionsErrorOf(outcome.error)?.code : undefined;
  const isNotOffered = code === "unsupported" && (await subject.leavesOut(action));
  const codes = mayBeCurrent ? [...actionCodes, "current-session" as const] : actionCodes;
  if (!isNotOffered) requireRejection(outcome, { what, codes, contract });
  // A backend that never responds may have done what it was asked to do.
  if (scenario !== "hang") requireSame(now, alive, { after: what, contract });
  return code;
}
