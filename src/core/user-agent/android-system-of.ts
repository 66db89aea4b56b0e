import { plainName } from "./plain-name.ts";
import type { System } from "./system.ts";

// "K" is what Chrome says instead of every model since 2023, with version 10 beside it.
const noModel = /^(?:[KU]|wv|Mobile|Tablet|TV|Linux|rv:.*|[a-z]{2}(?:[-_][a-z]{2})?)$/i;

/** Android with its version and model where they are true; undefined where the platform is another. */
export function androidSystemOf(text: string, platform: string): System | undefined {
  const [, version] = /\bAndroid\b[ /-]?(?:(\d{1,3}(?:\.\d{1,3}){0,2})(?!\d))?/.exec(platform) ?? [
    undefined,
    undefined,
  ];
  // Samsung Internet for Linux doesn't exist: it is Android asking for a desktop page.
  if (!/\bAndroid\b/.test(platform))
    return /\bX11; Linux\b.*\bSamsungBrowser\//.test(text) ? { os: "Android" } : undefined;
  const model = modelOf(platform);
  // Firefox says 10 for everything older, Chrome for everything.
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
