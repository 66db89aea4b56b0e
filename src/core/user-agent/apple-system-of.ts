import type { System } from "./system.ts";

const number = String.raw`(\d{1,3}(?:[._]\d{1,3}){0,2})(?!\d)`;
const mobileVersion = new RegExp(`OS[/, ]${number}`);
const desktopVersion = new RegExp(`(?:OS X|macOS)(?: Version)?[ /]${number}`);
// Only iOS and iPadOS have these browsers; asked for a desktop page, they say Macintosh.
const mobileOnly = /\b(?:CriOS|FxiOS|EdgiOS|OPiOS|OPT|OPX|GSA)\//;

/** iPhone, iPad, Mac, Apple TV and Apple Watch; undefined where the platform is another. */
export function appleSystemOf(text: string, platform: string): System | undefined {
  if (/\bwatch ?OS\b/i.test(text))
    return {
      os: "watchOS",
      osVersion: dotted(mobileVersion.exec(text)),
      model: "Apple Watch",
      type: "watch",
    };
  if (/\bApple ?TV|\btvOS\b/.test(platform))
    return { os: "tvOS", osVersion: dotted(mobileVersion.exec(platform)), model: "Apple TV", type: "tv" };
  if (/\biPad/.test(platform)) {
    const version = mobileVersionOf(text, platform);
    const os = Number.parseInt(dotted(mobileVersion.exec(platform)) ?? "13", 10) < 13 ? "iOS" : "iPadOS";
    return { os, osVersion: version, model: "iPad", type: "tablet" };
  }
  const [phone] = /\biP(?:hone|od)/.exec(platform) ?? [];
  if (phone) {
    const model = phone === "iPod" ? "iPod touch" : "iPhone";
    return { os: "iOS", osVersion: mobileVersionOf(text, platform), model, type: "mobile" };
  }
  if (/\biOS[ /]\d/.test(platform)) return { os: "iOS", osVersion: mobileVersionOf(text, platform) };
  return /\bMacintosh\b|\bmacOS\b|(?<!like )\bMac OS\b/.test(platform) ? macOf(text, platform) : undefined;
}

function macOf(text: string, platform: string): System {
  if (mobileOnly.test(text)) return { os: "iOS", model: "iPhone or iPad" };
  const version = dotted(desktopVersion.exec(platform));
  const isOld = version !== undefined && /^10\.([0-9]|1[0-4])(?!\d)/.test(version);
  // An iPad asks for desktop pages by default, since iPadOS 13, with the very words of a Mac.
  if (/\bAppleWebKit\//.test(text) && !/\bChrom(?:e|ium)\//.test(text) && !isOld)
    return { model: "iPad or Mac" };
  // 10.15 is what every newer macOS says, 10.16 what some of them said.
  return { os: "macOS", osVersion: /^10\.1[56]/.test(version ?? "") ? undefined : version, type: "desktop" };
}

/** Safari and Firefox stay at 18.6 or 18.7 from iOS 26 on; then only `Version` moves. */
function mobileVersionOf(text: string, platform: string): string | undefined {
  const version = dotted(mobileVersion.exec(platform));
  const safari = Number(/\bVersion\/(\d{1,3})/.exec(text)?.[1]);
  if (/^18\.[67]/.test(version ?? "") && safari !== 18) return undefined;
  return safari >= 26 && Number.parseInt(version ?? "", 10) < 26 ? undefined : version;
}

function dotted(match: RegExpExecArray | null): string | undefined {
  return match?.[1]?.replaceAll("_", ".").replace(/(\..+)\.0$/, "$1");
}
