import { demand } from "./demand.ts";

/**
 * The root of LogTrace's API without a slash at its end. The value itself is never repeated in an error: it might hold
 * a password.
 *
 * @throws {TypeError} where it is no such URL.
 */
export function checkBaseUrl(baseUrl: unknown, factory: string): string {
  const base = String(baseUrl).replace(/\/+$/, "");
  demand(
    /^https?:\/\/[^/\\?#@\s]+(\/[^\\?#@\s]*)?$/.test(base) && URL.canParse(base),
    `${factory}: baseUrl must be the http or https URL of your LogTrace, without user, query and fragment, such as "https://logtrace.example"`,
  );
  // LogTrace's own clients and pages disagree about where the path begins.
  // trap: logtrace-base-url
  demand(
    !/\/v1(\/|$)/.test(base),
    `${factory}: baseUrl must end before "/v1": the paths from there on are added to it`,
  );
  return base;
}
