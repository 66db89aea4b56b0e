import type { SessionsAdapter } from "../../core/contract.ts";
import { isFields } from "../../core/is-fields.ts";
import { boundMethods } from "./bound-methods.ts";
import { demand } from "./demand.ts";
import type { LogTraceHistory } from "./log-trace-history.ts";
import type { LogTraceRecorder } from "./log-trace-recorder.ts";
import { recordedActs } from "./recorded-acts.ts";
import { withHistory } from "./with-history.ts";

export interface WithLogTraceOptions {
  /** What `logTraceRecorder` returned: each session that the adapter has ended is recorded. */
  recorder?: Pick<LogTraceRecorder, "recordSignOut"> | undefined;
  /** What `logTraceHistory` returned, for the same user: becomes `listEndedSessions`. */
  history?: LogTraceHistory | undefined;
}

/**
 * The same adapter, with LogTrace beside it. LogTrace ends nothing and is asked about nothing but the past: the adapter
 * acts first, and only what it has ended is recorded, after it and without waiting. Methods that it lacks stay missing.
 *
 * @example
 * withLogTrace(betterAuthServerAdapter({ auth, request }), { recorder })
 * @throws {TypeError} where an argument is wrong.
 */
export function withLogTrace(adapter: SessionsAdapter, options: WithLogTraceOptions): SessionsAdapter {
  const factory = "withLogTrace";
  demand(
    typeof adapter?.listSessions === "function",
    `${factory}: the first argument must be an adapter, since LogTrace can't list who is signed in`,
  );
  demand(isFields(options), `${factory}: pass { recorder } or { history } or both as the second argument`);
  const { recorder, history } = options;
  demand(
    recorder === undefined || typeof recorder?.recordSignOut === "function",
    `${factory}: recorder must be what logTraceRecorder returned`,
  );
  demand(
    history === undefined || typeof history?.listEndedSessions === "function",
    `${factory}: history must be what logTraceHistory returned`,
  );
  const own = boundMethods(adapter);
  const recorded = recorder ? recordedActs(own, recorder) : own;
  return history ? withHistory(recorded, history) : recorded;
}
