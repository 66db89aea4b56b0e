import type { SessionsAdapter } from "../../core/contract.ts";
import { isFields } from "../../core/is-fields.ts";
import { boundMethods } from "./bound-methods.ts";
import { demand } from "./demand.ts";
import type { LogTraceError } from "./log-trace-error.ts";
import type { LogTraceHistory } from "./log-trace-history.ts";
import type { LogTraceRecorder } from "./log-trace-recorder.ts";
import { recordedActs } from "./recorded-acts.ts";
import { reporterOf } from "./reporter-of.ts";
import { withHistory } from "./with-history.ts";

export interface WithLogTraceOptions {
  /** What `logTraceRecorder` returned: each session that the adapter has ended is recorded. */
  recorder?: Pick<LogTraceRecorder, "recordSignOut"> | undefined;
  /** What `logTraceHistory` returned, for the same user: becomes `listEndedSessions`. */
  history?: LogTraceHistory | undefined;
  /**
   * Called where it can't be known which sessions were ended, so that sign-outs may be missing in LogTrace. What
   * LogTrace itself does not take goes to the recorder's. Default: one line on the console.
   */
  onError?: ((error: LogTraceError) => unknown) | undefined;
}

/**
 * The same adapter, with LogTrace beside it. LogTrace ends nothing and is asked about nothing but the past: the adapter
 * acts first, and only what it has ended is recorded, after it and without waiting. Methods that it lacks stay missing.
 * Where no list was read just before, one is read first; a sign-out waits half a second for it at most. The sign-out of the
 * device that asks is the application's own: call `recordSignOut` there.
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
  const { recorder, history, onError } = options;
  demand(
    recorder === undefined || typeof recorder?.recordSignOut === "function",
    `${factory}: recorder must be what logTraceRecorder returned`,
  );
  demand(
    history === undefined || typeof history?.listEndedSessions === "function",
    `${factory}: history must be what logTraceHistory returned`,
  );
  demand(onError === undefined || typeof onError === "function", `${factory}: onError must be a function`);
  const own = boundMethods(adapter);
  const recorded = recorder ? recordedActs(own, recorder, reporterOf(onError, factory)) : own;
  return history ? withHistory(recorded, history) : recorded;
}
