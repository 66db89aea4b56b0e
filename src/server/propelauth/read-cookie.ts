/**
 * The value of the first cookie of this name, decoded as frameworks write it; undefined where there is none. The first,
 * because a browser sends the one with the longest path first.
 */
export function readCookie(headers: Headers, name: string): string | undefined {
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  if (found === undefined) return undefined;
  const value = found.slice(name.length + 1).replace(/^"(.*)"$/, "$1");
  try {
    return decodeURIComponent(value) || undefined;
  } catch {
    return value;
  }
}
