/** The `name/version` pairs in their order, those inside comments left out: "Slack/4.35.1" as name and version. */
export function productsOf(text: string): { name: string; version: string }[] {
  const withoutComments = text.replace(/\([^()]*\)/g, " ");
  return [...withoutComments.matchAll(/(?<=^|\s)([\p{L}\p{N}][\p{L}\p{N}_.+-]*)\/(\d[\w.-]*)/gu)].map(
    ([, name = "", version = ""]) => ({ name, version }),
  );
}
