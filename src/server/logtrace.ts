export type { LogTraceError } from "./logtrace/log-trace-error.ts";
export { type LogTraceHistory, logTraceHistory } from "./logtrace/log-trace-history.ts";
export type { LogTraceHistoryOptions } from "./logtrace/log-trace-history-options.ts";
export { type LogTraceRecorder, logTraceRecorder } from "./logtrace/log-trace-recorder.ts";
export type { LogTraceRecorderOptions } from "./logtrace/log-trace-recorder-options.ts";
export type { LogTraceSignIn, LogTraceSignInRequest } from "./logtrace/log-trace-sign-in.ts";
export { type WithLogTraceOptions, withLogTrace } from "./logtrace/with-log-trace.ts";
