import type { DeviceType } from "../../contract.ts";
import { isCut } from "./cut.ts";
import { isPlatformCut, platformOf, type System } from "./platform.ts";

const types = new Map<string | undefined, DeviceType>([
  ["mobile", "mobile"],
  ["tablet", "tablet"],
  ["smarttv", "tv"],
  ["console", "console"],
]);
/** Plain words for the kind of device, as a whole entry of the platform: "(phone; Android 12; OpenHarmony 5.0)". */
const forms: ReadonlyMap<string, DeviceType> = new Map<string, DeviceType>([
  ["phone", "mobile"],
  ["mobile", "mobile"],
  ["tablet", "tablet"],
  ["pc", "desktop"],
  ["2in1", "desktop"],
  ["tv", "tv"],
  ["wearable", "watch"],
  ["watch", "watch"],
]);
const desktops = new Set(["ChromeOS", "Linux", "FreeBSD", "OpenBSD", "NetBSD", "Haiku", "Solaris"]);

/** The kind of device that the platform names in so many words; undefined if it does not. */
export function formOf(text: string): DeviceType | undefined {
  const words = platformOf(text).toLowerCase().split(/ *; */);
  return forms.get(words.find((word) => forms.has(word)) ?? "");
}

/**
 * The kind of machine that a browser runs on.
 *
 * @param found what ua-parser-js calls the device: "mobile", "smarttv", "wearable".
 */
export function deviceTypeOf(
  text: string,
  { os, type, model }: System,
  found: string | undefined,
): DeviceType {
  if (type) return type;
  // The library also guesses from the start of a model.
  if (isPlatformCut(text)) return "unknown";
  // It is one of two kinds, and nobody can tell which.
  if (model === "iPad or Mac" || model === "iPhone or iPad") return "unknown";
  const form = formOf(text);
  if (form) return form;
  if (/\bSM-[LR]\d/.test(text)) return "watch";
  // The library calls headsets and glasses wearables too.
  if (found === "wearable") return /watch/i.test(text) ? "watch" : "unknown";
  if (found === "smarttv" || found === "console") return types.get(found) ?? "unknown";
  // Chrome and Firefox say "Mobile" on phones and not on tablets.
  if (os === "Android" && /\bMobile\b/.test(text)) return "mobile";
  // It stands before "Safari", which a text that is cut may lack, and applications never say it.
  if (os === "Android" && found === "tablet" && !/\bSafari\b|\b(?:Gecko|Presto)\//i.test(text))
    return "unknown";
  // Televisions say so at the end, if they do.
  return (
    types.get(found) ??
    (found === undefined && os && desktops.has(os) && !isCut(text) ? "desktop" : "unknown")
  );
}
