import { productsOf, withoutComments } from "./product-names.ts";
import { isSpare } from "./spare-words.ts";

/**
 * True if the text ends before the words that all browsers with its engine have in common do, as a database column of 90
 * characters leaves it. Edge, Opera and most others write their own name after them, so nobody knows who sent such a text.
 */
export function isCut(text: string): boolean {
  if (/\([^()]*$|\[[^\]]*$/.test(text)) return true;
  if (/\bAppleWebKit\//.test(text)) return !commonEnd.test(text) || isSafariCut(text);
  // Firefox is not the only one: "Gecko/20100101 Thunderbird/140.3.0".
  if (/\bGecko\/\d/.test(text)) return !/\bGecko\/\S+ (?:.* )?\p{L}[^\s/]*\/\d+\.\d/u.test(text);
  return /^Mozilla\b/.test(text) && productsOf(text).length < 2;
}

/**
 * True if a browser's text says more than Chrome, Safari and Firefox do, which end with these words: "Safari/537.36 SomeApp",
 * and also "Safari/537.36 Ed", which is the start of "Edg/131.0.0.0".
 */
export function saysMore(text: string): boolean {
  return restOf(text) !== "";
}

/** True if one of the words that stand after the common ones has no value: a name, or the start of one. */
export function endsInName(text: string): boolean {
  const words = withoutComments(restOf(text))
    .replace(/\[[^\]]*\]/g, " ")
    .split(/[\s;]+/);
  return words.some((word) => word !== "" && !/\/v?\d/.test(word) && !isSpare(word.split("/")[0] as string));
}

const commonEnd = /\b(?:Safari\/[\d.]+|Mobile\/\w+$)/;

/** An extension that supervises exams adds its word to the text of the browser that it sits in. */
const addedByExtension = /\bHonorlock$/;

/** What follows the common words. Old versions of Firefox wrote about plug-ins in a comment. */
function restOf(text: string): string {
  const rest = /.*\b(?:Safari(?:\/[\d.]*\+?)?|Firefox\/[\w.]*(?: \([^()]*\))*)(.*)$/.exec(text)?.[1] ?? "";
  return rest.replace(addedByExtension, "").trim();
}

/** True if the text ends in the middle of "Safari/537.36". All versions have a dot, and most repeat the engine's. */
function isSafariCut(text: string): boolean {
  const [, webKit = ""] = /\bAppleWebKit\/([\d.]+)/.exec(text) ?? [];
  const [, safari] = /\bSafari\/([\d.]*)$/.exec(text) ?? [];
  if (safari === undefined) return false;
  return !/\d\.\d/.test(safari) || (webKit.length > safari.length && webKit.startsWith(safari));
}
