import { createSessionsHandler } from "your-devices/server";
import {
  type LogTraceError,
  logTraceHistory,
  logTraceRecorder,
  withLogTrace,
} from "your-devices/server/logtrace";
import { currentRowOf } from "./current-row-of.ts";
import { sessionsOf } from "./sessions.ts";

const { LOGTRACE_URL: baseUrl = "", LOGTRACE_BEARER_TOKEN: bearerToken = "" } = process.env;

const onError = (error: LogTraceError) => console.warn(error.message);

export const recorder = logTraceRecorder({
  baseUrl,
  apiKey: process.env.LOGTRACE_API_KEY ?? "",
  referenceKey: process.env.LOGTRACE_REFERENCE_KEY ?? "",
  onError,
});

export const handler = createSessionsHandler({
  basePath: "/api/devices",
  allowedOrigins: ["https://app.example"],
  async adapter(request) {
    const adapter = await sessionsOf(request);
    const userId = currentRowOf(request)?.userId;
    if (!adapter || !userId) return null;
    const history = logTraceHistory({ baseUrl, bearerToken, userId });
    return withLogTrace(adapter, { recorder, history, onError });
  },
});
