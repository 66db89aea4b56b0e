import type { SessionListInput, SessionsAdapter } from "../contract.ts";
import { demandFor } from "../core/check-options.ts";
import { isFields } from "../core/fields.ts";
import type { LogTraceHistory } from "./history.ts";
import type { LogTraceError } from "./log-trace-client.ts";
import { reporterOf } from "./log-trace-options.ts";
import { recordedRevocations } from "./recorded-revocations.ts";
import type { LogTraceRecorder } from "./recorder.ts";

/** Options of `withLogTrace`. */
export interface WithLogTraceOptions {
  /** What `logTraceRecorder` returned. Every session that the adapter has ended is recorded with it. */
  recorder?: Pick<LogTraceRecorder, "recordSignOut"> | undefined;
  /** What `logTraceHistory` returned, for the same user. It becomes the adapter's `listEndedSessions`. */
  history?: LogTraceHistory | undefined;
  /**
   * Called if it can't be known which sessions were ended, so that sign-outs may be missing in LogTrace. The recorder has
   * an `onError` of its own, for records that LogTrace does not take. Default: one line on the console.
   */
  onError?: ((error: LogTraceError) => unknown) | undefined;
}

/**
 * The same adapter, with its sign-outs recorded in LogTrace and its past read from there. LogTrace itself ends nothing:
 * the adapter revokes first, and only what it has ended is recorded after that, without waiting for LogTrace. Methods
 * that the adapter lacks stay missing.
 *
 * To know what was ended, a list is needed from before the sign-out. If none was read just before, one is read first, and
 * the sign-out waits for it half a second at most. The person's own sign-out is the application's: call `recordSignOut`
 * there.
 *
 * @example
 * withLogTrace(betterAuthServerAdapter({ auth, request }), { recorder })
 * @throws {TypeError} if an argument is wrong.
 */
export function withLogTrace(adapter: SessionsAdapter, options: WithLogTraceOptions): SessionsAdapter {
  const factory = "withLogTrace";
  const demand = demandFor(factory);
  demand(
    typeof adapter?.listSessions === "function",
    "the first argument must be an adapter, since LogTrace can't list who is signed in",
  );
  demand(isFields(options), "pass { recorder } or { history } or both as the second argument");
  const { recorder, history, onError } = options;
  demand(
    recorder === undefined || typeof recorder?.recordSignOut === "function",
    "recorder must be what logTraceRecorder returned",
  );
  demand(
    history === undefined || typeof history?.listEndedSessions === "function",
    "history must be what logTraceHistory returned",
  );
  demand(onError === undefined || typeof onError === "function", "onError must be a function");
  const own = boundMethods(adapter);
  const recorded = recorder ? recordedRevocations(own, recorder, reporterOf(onError, factory)) : own;
  return history ? withHistory(recorded, history) : recorded;
}

function withHistory(adapter: SessionsAdapter, history: LogTraceHistory): SessionsAdapter {
  return {
    ...adapter,
    listSessions: async (options) => allowingHistory(await adapter.listSessions(options)),
    async listEndedSessions(options = {}) {
      // LogTrace can't check who the caller is. The adapter can: it refuses the list to people who are signed out.
      const list = await adapter.listSessions(options.signal ? { signal: options.signal } : {});
      const page = await history.listEndedSessions(options);
      // LogTrace may know the person by another id than the adapter's backend does; all say it as the lists do.
      return list?.subject === undefined ? page : { ...page, subject: list.subject };
    },
  };
}

function allowingHistory(list: SessionListInput): SessionListInput {
  if (!Array.isArray(list?.can) || list.can.includes("history")) return list;
  return { ...list, can: [...list.can, "history"] };
}

/** The adapter's methods in a plain object. Of an instance of a class, `{ ...adapter }` would copy none. */
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
