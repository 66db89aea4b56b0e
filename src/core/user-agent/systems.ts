import type { DeviceType } from "../../contract.ts";
import { plainName } from "./product-names.ts";

/** What a program runs on. */
export interface System {
  os?: string | undefined;
  osVersion?: string | undefined;
  model?: string | undefined;
  /** Only if the system alone decides it: an iPhone, a Mac. */
  type?: DeviceType;
}

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
  const platform = platformOf(text);
  return (
    consoleOf(platform) ??
    windowsOf(platform) ??
    appleSystemOf(text, platform) ??
    harmonyOf(platform) ??
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

function windowsOf(platform: string): System | undefined {
  if (/\bWindows (?:Phone|Mobile)\b/.test(platform)) return { os: "Windows Phone", type: "mobile" };
  if (!/\bWindows\b/.test(platform)) return undefined;
  const version = windowsVersions.get(/\bWindows NT (\d+\.\d)\b/.exec(platform)?.[1] ?? "");
  return { os: "Windows", osVersion: version, type: "desktop" };
}

function harmonyOf(platform: string): System | undefined {
  const [, os, osVersion] =
    /\b(HarmonyOS|OpenHarmony)\b(?: (\d{1,3}(?:\.\d{1,3}){0,2})(?!\d))?/.exec(platform) ?? [];
  return os ? { os, osVersion } : undefined;
}

function otherOf(text: string, platform: string): System {
  if (/\bCrKey\//.test(text)) return { model: "Chromecast", type: "tv" };
  if (/\bKAIOS\//.test(text)) return { os: "KaiOS" };
  return { os: others.find(([pattern]) => pattern.test(platform))?.[1] };
}

const number = String.raw`(\d{1,3}(?:[._]\d{1,3}){0,2})(?!\d)`;
const mobileVersion = new RegExp(`OS[/, ]${number}`);
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
  if (/\biOS[ /]\d/.test(platform)) return { os: "iOS", osVersion: mobileVersionOf(text, platform) };
  return /\bMacintosh\b|\bmacOS\b|(?<!like )\bMac OS\b/.test(platform) ? macOf(text, platform) : undefined;
}

function macOf(text: string, platform: string): System {
  if (mobileOnly.test(text)) return { os: "iOS", model: "iPhone or iPad" };
  const version = dotted(desktopVersion.exec(platform));
  const isOld = version !== undefined && /^10\.([0-9]|1[0-4])(?!\d)/.test(version);
  // Since iPadOS 13 an iPad asks for desktop pages by default, in the very words of a Mac.
  if (/\bAppleWebKit\//.test(text) && !/\bChrom(?:e|ium)\//.test(text) && !isOld)
    return { model: "iPad or Mac" };
  // Every newer macOS says 10.15, and some used to say 10.16.
  return { os: "macOS", osVersion: /^10\.1[56]/.test(version ?? "") ? undefined : version, type: "desktop" };
}

/** From iOS 26 on Safari and Firefox say 18.6 or 18.7 for ever, and only the number after "Version/" moves. */
function mobileVersionOf(text: string, platform: string): string | undefined {
  const version = dotted(mobileVersion.exec(platform));
  const safari = Number(/\bVersion\/(\d{1,3})/.exec(text)?.[1]);
  if (/^18\.[67]/.test(version ?? "") && safari !== 18) return undefined;
  return safari >= 26 && Number.parseInt(version ?? "", 10) < 26 ? undefined : version;
}

function dotted(match: RegExpExecArray | null): string | undefined {
  return match?.[1]?.replaceAll("_", ".").replace(/(\..+)\.0$/, "$1");
}

// Since 2023 Chrome says "K" for every model, and 10 for every version.
const noModel = /^(?:[KU]|wv|Mobile|Tablet|TV|Linux|rv:.*|[a-z]{2}(?:[-_][a-z]{2})?)$/i;

/** Android, with version and model if they are true; undefined for any other platform. */
function androidSystemOf(text: string, platform: string): System | undefined {
  const [, version] = /\bAndroid\b[ /-]?(?:(\d{1,3}(?:\.\d{1,3}){0,2})(?!\d))?/.exec(platform) ?? [
    undefined,
    undefined,
  ];
  // Samsung Internet does not exist for Linux: this is Android asking for a desktop page.
  if (!/\bAndroid\b/.test(platform))
    return /\bX11; Linux\b.*\bSamsungBrowser\//.test(text) ? { os: "Android" } : undefined;
  const model = modelOf(platform);
  // Chrome says 10 for every version, Firefox for every older one.
  return { os: "Android", osVersion: version === "10" && !model ? undefined : version, model };
}

function modelOf(platform: string): string | undefined {
  const parts = platform.split(";").map((part) => part.trim());
  const after = parts.slice(parts.findIndex((part) => /\bAndroid\b/.test(part)) + 1);
  const part = after.find((candidate) => candidate !== "" && !noModel.test(candidate));
  return plainName(
    part
      ?.replace(/(?:^| )Build\/.*$/, "")
      .replace(/ MIUI\/.*$/, "")
      .replace(/^SAMSUNG /, ""),
  );
}

const firstComment = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)/;

/** The first comment, in which programs name their platform; without one, everything but the program's name. */
function platformOf(text: string): string {
  return firstComment.exec(text)?.[1] ?? text.replace(/^\S+/, "");
}
