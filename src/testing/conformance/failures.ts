import type { AdapterScenario } from "../../core/adapter-declaration.ts";
import type { SessionsErrorCode } from "../../core/sessions-error.ts";

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
