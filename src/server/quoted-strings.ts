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
 * The strings of a structured list, in their order. A list that is malformed anywhere has none. An escaped quotation mark
 * keeps its backslash, which does no harm: no brand that is known has either.
 */
export function quotedStringsOf(list: string | undefined): QuotedString[] {
  const members = [...(list ?? "").matchAll(member)];
  // The last group of the last match: empty at the end of the list, a comma if something unreadable follows.
  if (members.at(-1)?.at(-1) !== "") return [];
  return members.map(([, value = "", rest = ""]) => ({ value, version: versionIn(rest) }));
}

function versionIn(rest: string): string | undefined {
  return new Map([...rest.matchAll(parameters)].map(([, key, value]) => [key, value])).get("v");
}
