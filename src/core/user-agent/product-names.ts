import type { DeviceType } from "../../contract.ts";
import { isSpare } from "./spare-words.ts";

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

/** A `name/version` pair. */
export interface Product {
  /** One word or several: "Home Assistant". */
  name: string;
  version: string;
}

const word = String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}_.+:&'’-]*`;
const product = new RegExp(String.raw`(?<=^|[\s\]])(${word}(?: ${word})*)\/v?(\d[\w.-]*)`, "gu");

/** The `name/version` pairs outside of comments, in their order: "Slack/4.35.1" as name and version. */
export function productsOf(text: string): Product[] {
  return [...withoutComments(text).matchAll(product)].map(([, words = "", version = ""]) => ({
    name: nameOf(words),
    version,
  }));
}

/** The text with ";" for each comment, also for one that has no end. */
export function withoutComments(text: string): string {
  let [before, after] = ["", text];
  // One comment may stand in another.
  while (before !== after) [before, after] = [after, after.replace(/\([^()]*\)/g, " ; ")];
  return after.replace(/\([^()]*$/, " ");
}

const leading = /^(?:(?:like|gecko|mobile|safari|chrome|tv|vr|wv|nw|webview) )+/i;

/** "Home Assistant" of "Mobile Safari Home Assistant", but "Safari" of "Mobile Safari" and "Chromium" of "Ubuntu Chromium". */
function nameOf(words: string): string {
  const name = words.replace(leading, "");
  const last = name.split(" ").at(-1) as string;
  return isSpare(last) && !isForSystem(name) ? last : name;
}

/** True for "Jellyfin Android" and "Mattermost Mobile", but not for "Linux Mobile". */
export function isForSystem(name: string): boolean {
  const [first = ""] = name.split(" ");
  return / (?:Android|iOS|iPadOS|macOS|Windows|Linux|Mobile)$/i.test(name) && !isSpare(first);
}

/**
 * The product that a program adds in its own name to what all programs with its engine write. It has no name if the words
 * before its version look like data rather than like a name. Undefined without such a product.
 */
export function ownProductOf(text: string): Partial<Product> | undefined {
  const standsAlone = /^Mozilla\b(?!.*\b(?:AppleWebKit|Gecko)\/)/.test(text);
  const own = productsOf(text).filter(({ name }) => !isSpare(name));
  const isOwn = ({ name, version }: Product) =>
    isName(name) && !(unlikely.test(name) && !(standsAlone && version.includes(".")));
  return own.find(isOwn) ?? (own.length > 0 ? {} : undefined);
}

/** Data beside an engine, "statusBarHeight", and a name in the place of one: "Mozilla/5.0 (Android) ownCloud-android/4.5.1". */
const unlikely = /^\p{Ll}{2,}[\p{Lu}_]/u;
/** Data rather than a name: "UserId", "NetworkType", "T7", and words that name nothing if they stand alone. */
const data = /[\p{Ll}_-](?:I[dD]|Type)$|^(?:[A-Za-z\d]{1,2}|[Bb]rowser|[Tt]enant|[Uu]ser|[Cc]lient)$/u;

/** "My Wallet", "wxwork" and "iCab", but neither data nor a whole sentence. */
function isName(name: string): boolean {
  return plainName(name) !== undefined && !data.test(name) && isOneName(name);
}

/** True for one word, and for up to four without numbers. */
export function isOneName(name: string): boolean {
  return /^\S+$/.test(name) || /^(?:[^\s\d_]+ ){1,3}[^\s\d_]+$/.test(name);
}
