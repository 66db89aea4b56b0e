/**
 * Addresses that say nothing of a place: the device itself and the networks behind a router, a company's or a carrier's
 * (RFC 1122, 1918, 3927, 4193, 4291, 6598), and what is written before an IPv4 address in IPv6 (::/16, 64:ff9b::/32).
 */
const local =
  /^(0|10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|^(:|0:|64:ff9b:|f[c-f]..:)/i;

/**
 * Masked, also if the backend sent it whole, and as people read it: "203.0.113.x" for "203.0.113.7", "2001:db8:1:…" for
 * an address below 2001:db8:1::/48.
 *
 * @param ipAddress whole or as a network, as the input check writes it.
 * @returns undefined for an address that is none, is a local one, or of which the mask leaves nothing (0.0.0.0/0).
 */
export function readableIpAddress(ipAddress: string): string | undefined {
  const [address = "", prefix = "128"] = ipAddress.split("/");
  if (local.test(address)) return undefined;
  if (/^(\d{1,3}\.){3}\d{1,3}$/.test(address)) {
    const known = address.split(".").slice(0, Math.min(3, Number(prefix) >> 3));
    return known.length > 0 ? [...known, "x"].join(".") : undefined;
  }
  if (!/^[\da-f:]+$/.test(address)) return undefined;
  // In 6to4 (RFC 3056) a whole IPv4 address follows the first group.
  const most = address.startsWith("2002:") ? 2 : 3;
  const known = (address.split("::")[0] ?? "").split(":").slice(0, Math.min(most, Number(prefix) >> 4));
  return known.length > 0 ? `${known.join(":")}:…` : undefined;
}
