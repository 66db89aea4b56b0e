import type { DeviceType } from "../../contract.ts";
import { isSpare } from "./spare-words.ts";

/** What a program runs on. */
export interface System {
  os?: string | undefined;
  osVersion?: string | undefined;
  model?: string | undefined;
  /** Only if the system alone decides it: an iPhone, a Mac. */
  type?: DeviceType;
}

/** True if the platform, which stands in the first comment, is not there to its end. */
export function isPlatformCut(text: string): boolean {
  return /^[^()]*\((?:[^()]|\([^()]*\))*$/.test(text);
}

const comments = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g;

const system =
  /\b(?:Android|Linux|X11|Windows|Macintosh|Mac OS|macOS|iP(?:hone|ad|od)|iOS|OpenHarmony|HarmonyOS)\b/i;

/**
 * The comment in which programs name their platform: the first that has a system in it, or else the first. Without one,
 * everything but the program's name.
 */
export function platformOf(text: string): string {
  // The last word of a text that is cut may be half a word, or a number without its end.
  if (isPlatformCut(text)) return text.replace(/^[^(]*\(/, "").replace(/[^\s;(]*$/, "");
  const found = [...text.matchAll(comments)].map(([, comment = ""]) => comment);
  const first = /^Mozilla\b/.test(text)
    ? found[0]
    : (found.find((comment) => system.test(comment)) ?? found[0]);
  return first ?? withoutName(text);
}

/**
 * The text without the program's name, unless it begins with a system: "iOS/14.8.1;iPad Mini 4". A version of one digit at
 * the end is left out, too: "iOS/1" may be the start of "iOS/18.2".
 */
export function withoutName(text: string): string {
  const rest = isSpare(/^[^\s/;]*/.exec(text)?.[0] ?? "") ? text : text.replace(/^[^/();]+\/\S*|^\S+/, "");
  return rest.replace(/\b(Android|\w*OS)[/ ]\d$/i, ";$1");
}
