import type { SessionList } from "../contract.ts";

// IPv4, or IPv6 with a zone (RFC 4007), perhaps in brackets; then perhaps a port, a prefix, and the proxies of a list.
const block =
  /^\[?(?:([\d.]{7,15})|([\da-f:.]{2,45})(?:%[^\],/]+)?)]?(?::\d{1,5})?(?:\/(0|[1-9]\d{0,2}))?(?:\s*,.*)?$/i;

// Four numbers up to 255, or their network. The first three are that network: nearly every address, and it costs no `URL`.
const plain = /^((?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3})(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d|0\/24)$/;

/**
 * The network that an IP address belongs to, and never the address itself: IPv4 masked to /24, IPv6 to /48, in canonical
 * form (RFC 5952). IPv4-mapped IPv6 becomes IPv4. 6to4 is masked to /40, since it holds an IPv4 address. A network that
 * is masked that far, or further, stays as it is.
 *
 * @param value an address in any form that `checkIpAddress` reads, or a CIDR block: "203.0.0.0/16".
 * @returns "203.0.113.0/24" or "2001:db8:1::/48"; undefined if the value is neither.
 */
export function maskIpAddress(value: unknown): string | undefined {
  if (typeof value === "string" && plain.test(value)) return value.replace(plain, "$10/24");
  const parsed = parse(value);
  return parsed && mask(parsed);
}

function mask({ groups, bits }: ParsedAddress): string {
  const isIpv4 = bits >= 96 && isMapped(groups);
  // 6to4 (RFC 3056) has a whole IPv4 address behind its first group, of which /24 may stay.
  const kept = Math.min(bits, isIpv4 ? 96 + 24 : groups[0] === 0x2002 ? 16 + 24 : 48);
  return `${write(masked(groups, kept))}/${isIpv4 ? kept - 96 : kept}`;
}

/**
 * An IP address in the one form that the rest of the package reads: an address whole and canonical (RFC 5952), with
 * IPv4-mapped IPv6 as IPv4, and a CIDR block as a network masked at least to /24 or /48. Read as the address that they
 * name are:
 *
 * - an address with a port, "203.0.113.7:8080" or "[2001:db8::1]:443",
 * - an address with a zone, "fe80::1%eth0",
 * - a block of one address, as PostgreSQL writes a `cidr`: "203.0.113.7/32",
 * - the list in `X-Forwarded-For`, "203.0.113.7, 10.0.0.1": its first address is the client, the others are proxies.
 *
 * @returns undefined if the value is none of these.
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/X-Forwarded-For
 */
export function checkIpAddress(value: unknown): string | undefined {
  if (typeof value === "string" && plain.test(value)) return value;
  const parsed = parse(value);
  return parsed && (parsed.bits === 128 ? write(parsed.groups) : mask(parsed));
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
  const [, dotted, address = `::ffff:${dotted}`, prefix] =
    (typeof value === "string" && block.exec(value)) || [];
  const bits = prefix === undefined ? 128 : Number(prefix) + (dotted ? 96 : 0);
  try {
    const text = canonical(address);
    const zeros = "0:".repeat(8 - digitsOf(text).length);
    const groups = digitsOf(text.replace("::", `:${zeros}`)).map((hex) => Number.parseInt(hex, 16));
    return bits > 128 ? undefined : { groups, bits };
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
  return /^(0,){5}65535,/.test(groups.join());
}

/** The groups with only their first `kept` bits. */
function masked(groups: readonly number[], kept: number): number[] {
  // Of a group that is kept in full, the remainder is that of a fraction, which is 0.
  return groups.map((group, index) => group - (group % 2 ** (16 * (index + 1) - kept)));
}
