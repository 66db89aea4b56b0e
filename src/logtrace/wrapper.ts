import type { SessionList, SessionsAdapter } from "../contract.ts";
import { isFields } from "../core/fields.ts";
import type { LogTraceHistory } from "./history.ts";
import type { LogTraceError } from "./log-trace-client.ts";
import { demand, reporterOf } from "./log-trace-options.ts";
import { recordedActs } from "./recorded-revocations.ts";
import type { LogTraceRecorder } from "./recorder.ts";

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

/** The adapter with the past from elsewhere. */
function withHistory(adapter: SessionsAdapter, history: LogTraceHistory): SessionsAdapter {
  return {
    ...adapter,
    listSessions: async (options) => allowingHistory(await adapter.listSessions(options)),
    async listEndedSessions(options = {}) {
      // LogTrace knows nobody's cookie. Whoever may not see the list may not see the past either.
      await adapter.listSessions(options.signal ? { signal: options.signal } : {});
      return history.listEndedSessions(options);
    },
  };
}

function allowingHistory(list: SessionList): SessionList {
  if (!Array.isArray(list?.can) || list.can.includes("history")) return list;
  return { ...list, can: [...list.can, "history"] };
}

/** The adapter's own methods in a plain object, also where it is an instance of a class. */
function boundMethods(adapter: SessionsAdapter): SessionsAdapter {
  const revokeSession = adapter.revokeSession?.bind(adapter);
  const revokeOtherSessions = adapter.revokeOtherSessions?.bind(adapter);
  const renameSession = adapter.renameSession?.bind(adapter);
  const listEndedSessions = adapter.listEndedSessions?.bind(adapter);
  return {
    name: adapter.name,
    listSessions: adapter.listSessions.bind(adapter),
    ...(revokeSession && { revokeSession }),
    ...(revokeOtherSessions && { revokeOtherSessions }),
    ...(renameSession && { renameSession }),
    ...(listEndedSessions && { listEndedSessions }),
  };
}
