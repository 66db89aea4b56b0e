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

const firstComment = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)/;

/** The first comment, in which programs name their platform; without one, everything but the program's name. */
export function platformOf(text: string): string {
  // The last word of a text that is cut may be half a word, or a number without its end.
  if (isPlatformCut(text)) return text.replace(/^[^(]*\(/, "").replace(/[^\s;(]*$/, "");
  const comment = firstComment.exec(text)?.[1];
  if (comment !== undefined) return comment;
  return withoutName(text);
}

/** The text without the program's name, unless it begins with a system: "iOS/14.8.1;iPad Mini 4". */
export function withoutName(text: string): string {
  return isSpare(/^[^\s/;]*/.exec(text)?.[0] ?? "") ? text : text.replace(/^[^/();]+\/\S*|^\S+/, "");
}
