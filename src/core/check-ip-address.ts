import { maskIpAddress } from "./mask-ip-address.ts";

/**
 * An IP address in the one form in which the rest of the package reads it: whole and canonical, IPv4-mapped IPv6 as IPv4;
 * or a network, masked at least to /24 or /48.
 *
 * @returns undefined where the value is no address.
 */
export function checkIpAddress(value: unknown): string | undefined {
  const network = typeof value === "string" ? maskIpAddress(value) : undefined;
  if (!network || typeof value !== "string") return undefined;
  if (value.includes("/")) return network;
  const isIpv6 = value.includes(":");
  if (!isIpv6) return value;
  // The URL parser reads IPv6 in every form and writes it in one (RFC 5952).
  const canonical = new URL(`http://[${value}]`).hostname.slice(1, -1);
  if (network.includes(":")) return canonical;
  const [high = 0, low = 0] = canonical
    .split(":")
    .slice(-2)
    .map((group) => Number.parseInt(group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
