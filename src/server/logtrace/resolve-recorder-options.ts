import { isFields } from "../../core/is-fields.ts";
import { checkBaseUrl } from "./check-base-url.ts";
import { checkTimeout } from "./check-timeout.ts";
import { demand } from "./demand.ts";
import { isHeaderValue } from "./is-header-value.ts";
import type { LogTraceRecorderOptions } from "./log-trace-recorder-options.ts";

/** The options that decide what is sent, with their defaults. */
export type ResolvedRecorderOptions = Required<Omit<LogTraceRecorderOptions, "onError">>;

const factory = "logTraceRecorder";

/** @throws {TypeError} which option is wrong, and why. */
export function resolveRecorderOptions(options: LogTraceRecorderOptions): ResolvedRecorderOptions {
  demand(isFields(options), `${factory}: pass { baseUrl, apiKey, referenceKey }`);
  const { apiKey, referenceKey, status = "active", queue = 1000, timeoutMs = 10_000, onError } = options;
  const baseUrl = checkBaseUrl(options.baseUrl, factory);
  demand(isHeaderValue(apiKey), `${factory}: apiKey must be an API key of LogTrace, without spaces`);
  demand(
    typeof referenceKey === "string" && referenceKey.length >= 32,
    `${factory}: referenceKey must be a secret text of 32 characters or more, else session ids could be guessed from what is recorded`,
  );
  demand(referenceKey !== apiKey, `${factory}: referenceKey must not be the apiKey, which LogTrace knows`);
  demand(
    typeof status === "string" && /^\S+$/.test(status),
    `${factory}: status must be one word, such as "active" or "ACTIVE"`,
  );
  demand(
    Number.isInteger(queue) && queue >= 1,
    `${factory}: queue can't be ${String(queue)}; it is how many records may wait, 1 or more`,
  );
  checkTimeout(timeoutMs, factory);
  demand(onError === undefined || typeof onError === "function", `${factory}: onError must be a function`);
  return { baseUrl, apiKey, referenceKey, status, queue, timeoutMs };
}
