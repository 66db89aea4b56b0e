export { type LogTraceHistory, logTraceHistory } from "./history.ts";
export type { LogTraceError } from "./log-trace-client.ts";
export type { LogTraceHistoryOptions, LogTraceRecorderOptions } from "./log-trace-options.ts";
export { type LogTraceRecorder, logTraceRecorder } from "./recorder.ts";
export type { LogTraceSignIn, LogTraceSignInRequest } from "./records.ts";
export { type WithLogTraceOptions, withLogTrace } from "./wrapper.ts";
