import { androidSystemOf } from "./android-system-of.ts";
import { appleSystemOf } from "./apple-system-of.ts";
import { platformOf } from "./platform-of.ts";
import type { System } from "./system.ts";

// 10.0 is Windows 10, 11 and whatever comes next.
const windowsVersions = new Map([
  ["5.1", "XP"],
  ["5.2", "XP"],
  ["6.0", "Vista"],
  ["6.1", "7"],
  ["6.2", "8"],
  ["6.3", "8.1"],
]);
// Their versions are those of a kernel, of a build, or none.
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

/** What the user agent says for certain about the system under the program. */
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

/** Consoles imitate others ("Nintendo 3DS like iPhone"), so they are asked first. */
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
