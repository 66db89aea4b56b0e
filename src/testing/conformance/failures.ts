import type { AdapterScenario } from "../../core/adapter-declaration.ts";
import type { SessionsErrorCode } from "../../core/errors.ts";
import { requireRejection, requireSame, requireThat, sessionsErrorOf } from "./assert.ts";
import type { Act, Subject } from "./subject.ts";

/** How a call fails in a scenario in which calls fail. */
export interface Failure {
  scenario: AdapterScenario;
  list: readonly SessionsErrorCode[];
  acts: readonly SessionsErrorCode[];
  /** The list may come all the same, and then ending a session is what fails. */
  listMayWork: boolean;
}

const failure = (scenario: AdapterScenario, code: SessionsErrorCode, listMayWork = false): Failure => ({
  scenario,
  list: [code],
  acts: [code],
  listMayWork,
});

export const failures: readonly Failure[] = [
  failure("expired-cookie", "unauthenticated"),
  failure("step-up", "reauth-required", true),
  failure("rate-limited", "rate-limited", true),
  failure("forbidden", "forbidden", true),
  failure("server-error", "backend"),
  { ...failure("html-instead-of-json", "bad-response"), acts: ["bad-response", "backend"] },
  failure("network-loss", "network"),
  failure("hang", "timeout"),
];

interface FailedAct {
  act: Act;
  id?: string;
  /** True where a list came before, so that the act is what has to fail. */
  hasList: boolean;
  /** A local refusal of the one id that turns out to be the session that asks. */
  mayBeCurrent?: boolean;
}

/**
 * Does what has to fail, and sees that it failed for its reason and that nobody was signed out.
 *
 * @returns the code with which it failed; undefined where it was done, as one may where only lists ask for a step-up.
 */
export async function failedAct(
  subject: Subject,
  { scenario, acts }: Failure,
  { act, id, hasList, mayBeCurrent = false }: FailedAct,
): Promise<SessionsErrorCode | undefined> {
  const contract = `in the scenario ${scenario} calls fail with the code of their cause, and nothing is ended`;
  const what = subject.nameOf(act, id);
  const alive = await subject.truth();
  const outcome = await subject.act(act, id);
  const now = await subject.truth();
  if (outcome.settled === "resolved" && scenario === "step-up" && !hasList) {
    const contract = "resolving means that it is done, and the current session lives";
    const own = await subject.own();
    if (act === "revoke")
      requireSame(now, new Set([...alive].filter((one) => one !== id)), { after: what, contract });
    if (act === "revoke-others")
      requireThat(own.length === 1, {
        expected: `after ${what} one session of the user is alive`,
        came: `${own.length} are`,
        contract,
      });
    return undefined;
  }
  const code = outcome.settled === "rejected" ? sessionsErrorOf(outcome.error)?.code : undefined;
  const isNotOffered = code === "unsupported" && (await subject.leavesOut(act));
  const codes = mayBeCurrent ? [...acts, "current-session" as const] : acts;
  if (!isNotOffered) requireRejection(outcome, { what, codes, contract });
  // What was asked of a backend that never answers may have been done.
  if (scenario !== "hang") requireSame(now, alive, { after: what, contract });
  return code;
}
