/**
 * Masked, also if the backend sent it whole, and as people read it: "203.0.113.x" for "203.0.113.7", "2001:db8:1:…" for an address below 2001:db8:1::/48.
 *
 * @param ipAddress whole or as a network, as the input check writes it.
 * @returns undefined for an address that says nothing (0.0.0.0/0) or is not one.
 */
export function readableIpAddress(ipAddress: string): string | undefined {
  const [address = "", prefix = "24"] = ipAddress.split("/");
  if (prefix === "0") return undefined;
  if (/^(\d{1,3}\.){3}\d{1,3}$/.test(address)) {
    const known = address.split(".").slice(0, Math.min(3, Number(prefix) >> 3));
    return [...known, "x"].join(".");
  }
  // In 6to4 (RFC 3056) a whole IPv4 address follows the first group.
  const groups =
    /^[\da-f:]+$/.test(address) &&
    address
      .split("::")[0]
      ?.split(":")
      .slice(0, /^2002:/.test(address) ? 2 : 3);
  return groups ? `${groups.join(":") || ":"}:…` : undefined;
}
