import type { SessionList } from "../contract.ts";

const block = /^([\da-f:.]{2,45})(?:\/(0|[1-9]\d{0,2}))?$/i;

/**
 * The network that an IP address belongs to, and never the address itself: IPv4 masked to /24, IPv6 to /48, in canonical
 * form (RFC 5952). IPv4-mapped IPv6 becomes IPv4. 6to4 is masked to /40, since it holds an IPv4 address. A network that
 * is masked that far, or further, stays as it is.
 *
 * @param value an address or a CIDR block: "203.0.113.7", "2001:DB8:1:2::7", "::ffff:192.0.2.1", "203.0.0.0/16".
 * @returns "203.0.113.0/24" or "2001:db8:1::/48"; undefined if the value is neither (a list, a port, a zone id).
 */
export function maskIpAddress(value: string): string | undefined {
  const { groups, bits } = parse(value) ?? {};
  if (!groups || bits === undefined) return undefined;
  const isIpv4 = bits >= 96 && isMapped(groups);
  // 6to4 (RFC 3056) has a whole IPv4 address behind its first group, of which /24 may stay.
  const kept = Math.min(bits, isIpv4 ? 96 + 24 : groups[0] === 0x2002 ? 16 + 24 : 48);
  return `${write(masked(groups, kept))}/${isIpv4 ? kept - 96 : kept}`;
}

/**
 * An IP address in the one form that the rest of the package reads: an address whole and canonical (RFC 5952), with
 * IPv4-mapped IPv6 as IPv4, and a CIDR block as a network masked at least to /24 or /48.
 *
 * @returns undefined if the value is neither.
 */
export function checkIpAddress(value: unknown): string | undefined {
  const { groups } = parse(value) ?? {};
  return groups && ((value as string).includes("/") ? maskIpAddress(value as string) : write(groups));
}

/** Masks every address of a checked list, in place. */
export function maskList({ sessions }: SessionList): void {
  // The input check lets nothing in that can't be masked.
  for (const session of sessions) session.ipAddress &&= maskIpAddress(session.ipAddress) as string;
}

interface ParsedAddress {
  /** The eight numbers of the address; those of an IPv4 address stand behind ::ffff: (RFC 4291). */
  groups: number[];
  /** How many of its 128 bits name the network. */
  bits: number;
}

function parse(value: unknown): ParsedAddress | undefined {
  const [, address = "", prefix] = (typeof value === "string" && block.exec(value)) || [];
  const isDotted = /^[^:]+\./.test(address);
  const bits = prefix === undefined ? 128 : Number(prefix) + (isDotted ? 96 : 0);
  if (bits > 128) return undefined;
  try {
    const text = canonical(isDotted ? `::ffff:${address}` : address);
    const zeros = "0:".repeat(8 - digitsOf(text).length);
    return { groups: digitsOf(text.replace("::", `:${zeros}`)).map((hex) => Number.parseInt(hex, 16)), bits };
  } catch {
    return undefined;
  }
}

/** The URL parser reads IPv6 in every form and writes it in one (RFC 5952). @throws {TypeError} if it is none. */
function canonical(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

function digitsOf(address: string): string[] {
  return address.split(":").filter(Boolean);
}

/** IPv4 dotted, IPv6 as RFC 5952 writes it. */
function write(groups: readonly number[]): string {
  if (!isMapped(groups)) return canonical(groups.map((group) => group.toString(16)).join(":"));
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 255])
    .join(".");
}

function isMapped(groups: readonly number[]): boolean {
  return groups.slice(0, 6).join() === "0,0,0,0,0,65535";
}

/** The groups with only their first `kept` bits. */
function masked(groups: readonly number[], kept: number): number[] {
  return groups.map((group, index) => {
    const cleared = Math.min(16, Math.max(0, 16 * (index + 1) - kept));
    return (group >> cleared) << cleared;
  });
}
