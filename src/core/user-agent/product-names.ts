import type { DeviceType } from "../../contract.ts";

/** The program that sent the user agent. */
export interface Client {
  browser?: string | undefined;
  browserVersion?: string | undefined;
  /** Only if the program alone decides it: a crawler, a command-line tool. */
  type?: DeviceType;
}

// Control, format, surrogate, private use and unassigned code points, and line separators.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu;
const tooManyMarks = /(\p{M}{4})\p{M}+/gu;

/**
 * One line without characters that can't be seen, as `cleanText` of the input check makes it. It is a copy on purpose: a
 * module that the parser shared with the rest would be a file of its own in every visit.
 */
export function visibleText(value: string): string {
  return value.replace(/\s+/g, " ").replace(invisible, "").replace(tooManyMarks, "$1").trim();
}

/** The characters of product names, and none that markup, code or a URL needs. */
const plausible = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._+()-]{0,39}$/u;

/** A name out of a user agent, in which anybody can write anything; undefined if no product has such a name. */
export function plainName(value: string | undefined): string | undefined {
  const name = visibleText(value ?? "");
  return plausible.test(name) ? name : undefined;
}

/** "131" of "131.0.6778.86"; undefined for one that says nothing ("0.73") or is not a number ("javascript", "1a2"). */
export function majorOf(version: string | undefined): string | undefined {
  return /^([1-9]\d{0,3})(?!\w)/.exec(version ?? "")?.[1];
}

/** The `name/version` pairs outside of comments, in their order: "Slack/4.35.1" as name and version. */
export function productsOf(text: string): { name: string; version: string }[] {
  const withoutComments = text.replace(/\([^()]*\)/g, " ");
  return [...withoutComments.matchAll(/(?<=^|\s)([\p{L}\p{N}][\p{L}\p{N}_.+-]*)\/(\d[\w.-]*)/gu)].map(
    ([, name = "", version = ""]) => ({ name, version }),
  );
}
