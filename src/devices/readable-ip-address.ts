/** How an IPv6 address begins that says nothing of a place: ::/16 and 64:ff9b::/32, which wrap IPv4, and fc00::/6. */
const localIpv6 = /^(:|0:|64:ff9b:|f[c-f]..:)/i;

/**
 * Masked, also if the backend sent it whole, and as people read it: "203.0.113.x" for "203.0.113.7", "2001:db8:1:…" for
 * an address below 2001:db8:1::/48.
 *
 * @param ipAddress whole or as a network, as the input check writes it.
 * @returns undefined for an address that is none, is a local one, or of which the mask leaves nothing (0.0.0.0/0).
 */
export function readableIpAddress(ipAddress: string): string | undefined {
  const [address = "", prefix = "128"] = ipAddress.split("/");
  const bits = Number(prefix);
  let known: string[] = [];
  if (/^(\d{1,3}\.){3}\d{1,3}$/.test(address)) {
    if (!isLocalIpv4(address)) known = address.split(".").slice(0, Math.min(3, bits >> 3));
    return known.length > 0 ? [...known, "x"].join(".") : undefined;
  }
  // In 6to4 (RFC 3056) a whole IPv4 address follows the first group.
  const most = address.startsWith("2002:") ? 2 : 3;
  if (/^[\da-f:]+$/.test(address) && !localIpv6.test(address))
    known = (address.split("::")[0] as string).split(":").slice(0, Math.min(most, bits >> 4));
  return known.length > 0 ? `${known.join(":")}:…` : undefined;
}

/**
 * True for addresses of the device itself and of networks behind a router, a company's or a carrier's (RFC 1122, 1918,
 * 3927, 6598).
 */
function isLocalIpv4(address: string): boolean {
  const [a, b = 0] = address.split(".").map(Number);
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    (a === 100 && b >> 6 === 1) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >> 4 === 1) ||
    (a === 192 && b === 168)
  );
}
