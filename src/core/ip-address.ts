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
  const [, address = "", prefix] = (typeof value === "string" && block.exec(value)) || [];
  const isDotted = /^[^:]+\./.test(address);
  const groups = groupsOf(isDotted ? `::ffff:${address}` : address);
  const bits = prefix === undefined ? 128 : Number(prefix) + (isDotted ? 96 : 0);
  if (!groups || bits > 128) return undefined;
  if (bits >= 96 && groups.slice(0, 6).join() === "0,0,0,0,0,65535") {
    const kept = Math.min(bits, 96 + 24);
    return `${masked(groups, kept).slice(6).flatMap(bytesOf).join(".")}/${kept - 96}`;
  }
  // 6to4 (RFC 3056) has a whole IPv4 address behind its first group, of which /24 may stay.
  const kept = Math.min(bits, groups[0] === 0x2002 ? 16 + 24 : 48);
  const digits = masked(groups, kept).map((group) => group.toString(16));
  // At most three groups are left, so the longest run of zeros is the one at the end.
  return `${digits.join(":").replace(/(^|:)0(:0)*$/, "")}::/${kept}`;
}

/**
 * An IP address in the one form that the rest of the package reads: an address whole and canonical (RFC 5952), with
 * IPv4-mapped IPv6 as IPv4, and a CIDR block as a network masked at least to /24 or /48.
 *
 * @returns undefined if the value is neither.
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

/** The eight numbers of an IPv6 address; undefined if the text is not one. */
function groupsOf(address: string): number[] | undefined {
  const hex = address.replace(/:(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (dotted, ...octets: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = octets.slice(0, 4).map(Number);
    // A leading zero may mean octal, so such an octet is not read at all.
    const isPlain = Math.max(a, b, c, d) < 256 && `:${a}.${b}.${c}.${d}` === dotted;
    return isPlain ? `:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}` : dotted;
  });
  const [head = [], tail, ...more] = hex.split("::").map((part) => (part ? part.split(":") : []));
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (more.length > 0 || (tail ? missing < 1 : missing !== 0)) return undefined;
  const groups = [...head, ...Array<string>(missing).fill("0"), ...(tail ?? [])];
  const isValid = groups.every((group) => /^[\da-f]{1,4}$/i.test(group));
  return isValid ? groups.map((group) => Number.parseInt(group, 16)) : undefined;
}

function bytesOf(group: number): number[] {
  return [group >> 8, group & 255];
}

/** The groups with only their first `kept` bits. */
function masked(groups: number[], kept: number): number[] {
  return groups.map((group, index) => {
    const cleared = Math.min(16, Math.max(0, 16 * (index + 1) - kept));
    return (group >> cleared) << cleared;
  });
}
