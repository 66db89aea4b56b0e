// What the input check says of single values, written for reading and not for speed or size: every instant through two
// Dates, every address through the URL parser. The real functions must say the same.

const iso = /^\d{4}(-\d\d){2}T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

export function referenceInstant(value: unknown): string | undefined {
  if (typeof value !== "string" || !iso.test(value)) return undefined;
  const day = value.slice(0, 10);
  const isRealDay = new Date(day).toJSON()?.startsWith(day) ?? false;
  const instant = isRealDay ? new Date(value).toJSON() : null;
  return instant && instant >= "2000" && iso.test(instant) ? instant : undefined;
}

/** One line of plain text, no longer than `maxLength`. */
export function referenceText(value: unknown, maxLength: number): string | undefined {
  if (typeof value !== "string") return undefined;
  const text = value
    .slice(0, maxLength * 4)
    .replace(/\s+/g, " ")
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, "")
    .replace(/ +/g, " ")
    .replace(/(\p{M}{4})\p{M}+/gu, "$1")
    .trim();
  if (text === "") return undefined;
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** Of a bare address or a CIDR block: eight groups, and how many of the 128 bits name the network. */
function parse(value: string): { groups: number[]; bits: number } | undefined {
  const [, address = "", prefix] = /^([\da-f:.]{2,45})(?:\/(0|[1-9]\d{0,2}))?$/i.exec(value) ?? [];
  const isDotted = /^[^:]+\./.test(address);
  const bits = prefix === undefined ? 128 : Number(prefix) + (isDotted ? 96 : 0);
  if (bits > 128) return undefined;
  try {
    const text = canonical(isDotted ? `::ffff:${address}` : address);
    const given = text.split(":").filter(Boolean).length;
    const all = text.replace("::", `:${"0:".repeat(8 - given)}`).split(":");
    return { groups: all.filter(Boolean).map((hex) => Number.parseInt(hex, 16)), bits };
  } catch {
    return undefined;
  }
}

function canonical(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

function isMapped(groups: readonly number[]): boolean {
  return groups.slice(0, 6).join() === "0,0,0,0,0,65535";
}

function write(groups: readonly number[]): string {
  if (!isMapped(groups)) return canonical(groups.map((group) => group.toString(16)).join(":"));
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 255])
    .join(".");
}

export function referenceMask(value: string): string | undefined {
  const { groups, bits } = parse(value) ?? {};
  if (!groups || bits === undefined) return undefined;
  const isIpv4 = bits >= 96 && isMapped(groups);
  const kept = Math.min(bits, isIpv4 ? 96 + 24 : groups[0] === 0x2002 ? 16 + 24 : 48);
  const masked = groups.map((group, index) => {
    const cleared = Math.min(16, Math.max(0, 16 * (index + 1) - kept));
    return (group >> cleared) << cleared;
  });
  return `${write(masked)}/${isIpv4 ? kept - 96 : kept}`;
}

export function referenceAddress(value: string): string | undefined {
  const { groups, bits } = parse(value) ?? {};
  return groups && (bits === 128 ? write(groups) : referenceMask(value));
}
