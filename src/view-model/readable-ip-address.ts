import { maskIpAddress } from "../core/mask-ip-address.ts";

/** Masked, as people read it: "203.0.113.x" for "203.0.113.7", "2001:db8:1:…" for an address below 2001:db8:1::/48. */
export function readableIpAddress(ipAddress: string): string | undefined {
  const [address, prefix] = maskIpAddress(ipAddress)?.split("/") ?? [];
  if (!address || prefix === "0") return undefined;
  if (address.includes(":")) return `${address.replace(/:+$/, "") || ":"}:…`;
  const known = address.split(".").slice(0, Math.floor(Number(prefix) / 8));
  return [...known, "x"].join(".");
}
