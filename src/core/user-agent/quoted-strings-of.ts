/** One member of a structured list (RFC 9651), as brands are written: `"Brave";v="131"`. */
export interface QuotedString {
  value: string;
  version: string | undefined;
}

const text = String.raw`"((?:[ !#-[\]-~]|\\["\\])*)"`;
const parameter = String.raw`; *([a-z*][a-z0-9_.*-]*)(?:=(?:${text}|[^\s",;]+))?`;
const member = new RegExp(`${text}((?:${parameter})*) *(, *|$)`, "gy");
const parameters = new RegExp(parameter, "gy");

/**
 * The strings of a structured list in their order; none where any part of it is malformed. A quotation mark inside a
 * string keeps the backslash before it: no name that is believed has either.
 */
export function quotedStringsOf(list: string | undefined): QuotedString[] {
  const members = [...(list ?? "").matchAll(member)];
  // What follows the last readable member: nothing, or the list goes on with something else.
  if (members.at(-1)?.at(-1) !== "") return [];
  return members.map(([, value = "", rest = ""]) => ({ value, version: versionIn(rest) }));
}

function versionIn(rest: string): string | undefined {
  return new Map([...rest.matchAll(parameters)].map(([, key, value]) => [key, value])).get("v");
}
