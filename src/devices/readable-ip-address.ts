import { maskIpAddress } from "../core/ip-address.ts";

/**
 * How addresses begin that say nothing of a place. IPv4: the device itself and networks behind a router, a company's or a
 * carrier's (RFC 1122, 1918, 3927, 6598). IPv6: ::/16 and 64:ff9b::/32, which wrap IPv4, and fc00::/6.
 */
const local =
  /^(0|10|127|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168)\.|^(:|0:|64:ff9b:|f[c-f]..:)/;

/**
 * Masked, also if the backend sent it whole, and as people read it: "203.0.113.x" for "203.0.113.7", "2001:db8:1:…" for
 * an address below 2001:db8:1::/48.
 *
 * @param ipAddress whole or as a network.
 * @returns undefined for an address that is none, is a local one, or of which the mask leaves nothing (0.0.0.0/0).
 */
export function readableIpAddress(ipAddress = ""): string | undefined {
  const network = maskIpAddress(ipAddress);
  if (!network || local.test(network)) return undefined;
  const [address = "", bits] = network.split(/(?:::)?\//);
  const [separator, size, rest] = network.includes(":") ? [":", 16, "…"] : [".", 8, "x"];
  // Only what the network's bits cover whole.
  const known = address.split(separator).slice(0, Number(bits) / size);
  return known.length > 0 ? [...known, rest].join(separator) : undefined;
}
