import type { SessionLocation } from "../../contract.ts";
import { locationReaders } from "../../core/check/check-session.ts";
import { cleanText } from "../../core/check/values.ts";
import { isFields, pick } from "../../core/fields.ts";
import { checkIpAddress, maskIpAddress } from "../../core/ip-address.ts";

/** What a request says of a device. */
export interface SqlRequestDetails {
  /** The request: its `User-Agent` is read, and nothing else of it. Node's own `headers` object fits as well. */
  request?: { headers: Headers | Readonly<Record<string, unknown>> } | undefined;
  /** Instead of the request's. */
  userAgent?: string | null | undefined;
  /**
   * One address, as your server or your own proxy knows it. It is never read from the request, since anybody can write
   * `X-Forwarded-For`.
   */
  ipAddress?: string | null | undefined;
  /** The place of the address. */
  location?: SessionLocation | null | undefined;
}

/** The same, as the side table has it. */
export interface StoredDetails {
  userAgent: string | undefined;
  ipAddress: string | undefined;
  network: string | undefined;
  /** JSON. */
  location: string | undefined;
  country: string | undefined;
}

/** What can be read of it; what can't be is unknown. A record of a device never fails a request. */
export function readDetails(given: SqlRequestDetails): StoredDetails {
  const ipAddress = checkIpAddress(given.ipAddress);
  const location = isFields(given.location) ? pick(given.location, locationReaders) : {};
  return {
    userAgent: cleanText(given.userAgent ?? userAgentOf(given.request), 512),
    ipAddress,
    network: maskIpAddress(ipAddress),
    location: Object.keys(location)[0] && JSON.stringify(location),
    country: (location as SessionLocation).country,
  };
}

function userAgentOf(request: SqlRequestDetails["request"]): unknown {
  const headers: unknown = request?.headers;
  if (!isFields(headers)) return undefined;
  // By the method, since the `Headers` of an undici or of another realm is another class.
  return typeof headers.get === "function" ? headers.get("user-agent") : headers["user-agent"];
}
