import { isFields } from "../../core/is-fields.ts";
import { checkBaseUrl } from "./check-base-url.ts";
import { checkTimeout } from "./check-timeout.ts";
import { demand } from "./demand.ts";
import { isHeaderValue } from "./is-header-value.ts";
import type { LogTraceHistoryOptions } from "./log-trace-history-options.ts";

export type ResolvedHistoryOptions = Required<Omit<LogTraceHistoryOptions, "organizationId">> & {
  organizationId: string | undefined;
};

const factory = "logTraceHistory";

/** @throws {TypeError} which option is wrong, and why. */
export function resolveHistoryOptions(options: LogTraceHistoryOptions): ResolvedHistoryOptions {
  demand(isFields(options), `${factory}: pass { baseUrl, bearerToken, userId }`);
  const { bearerToken, userId, organizationId, timeoutMs = 10_000 } = options;
  const baseUrl = checkBaseUrl(options.baseUrl, factory);
  demand(
    isHeaderValue(bearerToken) || typeof bearerToken === "function",
    `${factory}: bearerToken must be the token of a dashboard user, without "Bearer" and spaces, or a function that returns it`,
  );
  demand(
    typeof userId === "string" && userId !== "",
    `${factory}: userId must be a text that is not empty: records without a user are nobody's`,
  );
  demand(
    organizationId === undefined || isHeaderValue(organizationId),
    `${factory}: organizationId must be the id of an organisation of LogTrace`,
  );
  checkTimeout(timeoutMs, factory);
  return { baseUrl, bearerToken, userId, organizationId, timeoutMs };
}
