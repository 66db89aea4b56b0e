import { androidSystemOf, disguisedSystemOf } from "./android.ts";
import { isCut } from "./cut.ts";
import { isPlatformCut, platformOf, type System, withoutName } from "./platform.ts";
import { productsOf, withoutComments } from "./product-names.ts";

// 10.0 is left out: Windows 10, Windows 11 and the next one all say it.
const windowsVersions = new Map([
  ["5.1", "XP"],
  ["5.2", "XP"],
  ["6.0", "Vista"],
  ["6.1", "7"],
  ["6.2", "8"],
  ["6.3", "8.1"],
]);
// Without versions: theirs are those of a kernel or a build.
const others: readonly (readonly [RegExp, string])[] = [
  [/\bTizen\b/, "Tizen"],
  [/\bWeb[0O]S\b/i, "webOS"],
  [/\bFuchsia\b/, "Fuchsia"],
  [/\bSailfish\b/, "Sailfish OS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bFreeBSD\b/, "FreeBSD"],
  [/\bOpenBSD\b/, "OpenBSD"],
  [/\bNetBSD\b/, "NetBSD"],
  [/\bHaiku\b/, "Haiku"],
  [/\bSunOS\b/, "Solaris"],
  [/\bBlackBerry|\bBB10\b/, "BlackBerry"],
  [/\bLinux\b|\bX11\b/i, "Linux"],
];

/** What a user agent says for certain about the system. */
export function systemOf(text: string): System {
  const found = systemIn(text, platformOf(text));
  if (found.os || found.model || /^Mozilla\b/.test(text)) return found;
  // "Spotify/8.9 Android/34 (SM-S911B)": applications also name their system outside of the comment.
  return systemIn(text, withoutComments(withoutName(text)));
}

function systemIn(text: string, platform: string): System {
  return (
    consoleOf(platform) ??
    readerOf(text) ??
    harmonyOf(platform) ??
    disguisedSystemOf(text, platform) ??
    windowsOf(platform) ??
    appleSystemOf(text, platform) ??
    androidSystemOf(text, platform) ??
    otherOf(text, platform)
  );
}

/** Looked for first, since consoles imitate others: "Nintendo 3DS like iPhone". */
function consoleOf(platform: string): System | undefined {
  const [, playStation] = /\bPlayStation (\d|Vita|Portable)\b/i.exec(platform) ?? [];
  if (playStation) return { model: `PlayStation ${playStation}`, type: "console" };
  const [, nintendo] = /\bNintendo (Switch(?: 2)?|3DS|DSi|WiiU|Wii)\b/.exec(platform) ?? [];
  if (nintendo) return { model: `Nintendo ${nintendo}`, type: "console" };
  const [, xbox] = /\bXbox(?:; Xbox((?: \w{1,8}){1,2}))?/.exec(platform) ?? [undefined, undefined];
  return /\bXbox\b/.test(platform) ? { model: `Xbox${xbox ?? ""}`, type: "console" } : undefined;
}

/** Readers of books say that they are like Android, or a version of it that they never were. */
function readerOf(text: string): System | undefined {
  const [, kindle, kobo, pocketBook] =
    /^Mozilla\b.*\b(Kindle)\/\d|\((Kobo) |\blike Android\b.*\b(PocketBook)\//.exec(text) ?? [];
  const model = kindle ?? kobo ?? pocketBook;
  return model ? { model, type: "unknown" } : undefined;
}

function windowsOf(platform: string): System | undefined {
  if (/\bWindows (?:Phone|Mobile)\b/.test(platform)) return { os: "Windows Phone", type: "mobile" };
  if (!/\bWindows\b/.test(platform)) return undefined;
  const version = windowsVersions.get(/\bWindows NT (\d+\.\d)\b/.exec(platform)?.[1] ?? "");
  return { os: "Windows", osVersion: version, type: "desktop" };
}

function harmonyOf(platform: string): System | undefined {
  const [, os, osVersion] =
    /\b(HarmonyOS|OpenHarmony)\b(?:[ /](\d{1,3}(?:\.\d{1,3}){0,2})(?!\d))?/.exec(platform) ?? [];
  return os ? { os, osVersion } : undefined;
}

function otherOf(text: string, platform: string): System {
  if (/\bCrKey\//.test(text)) return { model: "Chromecast", type: "tv" };
  if (/^Roku\b/.test(text)) return { model: "Roku", type: "tv" };
  if (/\bKAIOS\//i.test(text)) return { os: "KaiOS" };
  const os = others.find(([pattern]) => pattern.test(platform))?.[1];
  // "Linux" is also how Android, Tizen and televisions begin.
  return os === "Linux" && isCut(text) ? {} : { os };
}

const number = String.raw`(\d{1,3}(?:[._]\d{1,3}){0,2})(?!\d)`;
const mobileVersion = new RegExp(`OS(?: Version)?[/, ]${number}`);
const desktopVersion = new RegExp(`(?:OS X|macOS)(?: Version)?[ /]${number}`);
// These browsers exist only for iOS and iPadOS. If they ask for a desktop page, they say Macintosh.
const mobileOnly = /\b(?:CriOS|FxiOS|EdgiOS|OPiOS|OPT|OPX|GSA)\//;

/** iPhone, iPad, Mac, Apple TV and Apple Watch; undefined for any other platform. */
function appleSystemOf(text: string, platform: string): System | undefined {
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
  if (/\biOS[ /](?:Version )?\d|(?:^|; ?)iOS(?:$|;)/.test(platform))
    return { os: "iOS", osVersion: mobileVersionOf(text, platform) };
  return /\bMacintosh\b|\bmacOS\b|(?<!like )\bMac OS\b/.test(platform) ? macOf(text, platform) : undefined;
}

function macOf(text: string, platform: string): System {
  if (mobileOnly.test(text)) return { os: "iOS", model: "iPhone or iPad" };
  const version = dotted(desktopVersion.exec(platform));
  const isOld = version !== undefined && /^10\.([0-9]|1[0-4])(?!\d)/.test(version);
  // Since iPadOS 13 an iPad asks for desktop pages by default, in the very words of a Mac.
  if (isWebKit(text) && !isOld) return { model: "iPad or Mac" };
  // Every newer macOS says 10.15, and some used to say 10.16. After 15 came 26; what lies between is a kernel's version.
  const isTrue = !/^(?:10\.1[56]|1[6-9]|2[0-5])(?!\d)/.test(version ?? "");
  return { os: "macOS", osVersion: isTrue ? version : undefined, type: "desktop" };
}

/** True for WebKit without Chrome, and for a browser's text that ends before its engine. */
function isWebKit(text: string): boolean {
  if (/\bAppleWebKit\//.test(text)) return !/\bChrom(?:e|ium)\//.test(text);
  return isPlatformCut(text) || (/^Mozilla\b/.test(text) && productsOf(text).length < 2);
}

/** From iOS 26 on browsers say 18.6 or 18.7 for ever, and only the number after "Version/" moves, which may be cut off. */
function mobileVersionOf(text: string, platform: string): string | undefined {
  const version = dotted(mobileVersion.exec(platform));
  const safari = Number(/\bVersion\/(\d{1,3})/.exec(text)?.[1]);
  if (/^18\.[67]/.test(version ?? "") && safari !== 18 && /^Mozilla\b/i.test(text)) return undefined;
  // After 18 came 26.
  if (/^(?:19|2[0-5])(?!\d)/.test(version ?? "")) return undefined;
  return safari >= 26 && Number.parseInt(version ?? "", 10) < 26 ? undefined : version;
}

function dotted(match: RegExpExecArray | null): string | undefined {
  return match?.[1]?.replaceAll("_", ".").replace(/(\..+)\.0$/, "$1");
}
