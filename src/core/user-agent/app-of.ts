import type { Client } from "./client.ts";
import { majorOf } from "./major-of.ts";
import { plainName } from "./plain-name.ts";
import { tools } from "./tools.ts";

// The space as CFNetwork writes it, "My%20Bank/5.2", is part of the word.
const firstWord = /^([^\s/(),;]+)(?:(?:\/v?| (?=\d+\.))(\d[\w.-]*))?/;
const shell = /\b(?:Windows)?PowerShell\/(\d[\w.]*)/;

/** A tool or an application by its own name; undefined for a browser and for what gives no name. */
export function appOf(text: string): Client | undefined {
  if (/^(?:Mozilla|Opera)\//i.test(text)) {
    const version = shell.exec(text)?.[1];
    return version ? { type: "cli", browser: "PowerShell", browserVersion: majorOf(version) } : undefined;
  }
  const [, word = "", version] = firstWord.exec(text) ?? [];
  const tool = tools.get(word.toLowerCase());
  if (tool)
    return {
      // An unknown kind is left to the system: "okhttp" on a server, an iPhone, a television.
      ...(tool.type === "unknown" ? {} : { type: tool.type }),
      browser: tool.name,
      browserVersion: tool.isUnversioned ? undefined : majorOf(version),
    };
  const browser = version ? plainName(decoded(word)) : undefined;
  if (browser) return { browser, browserVersion: majorOf(version) };
  // Darwin is below iOS, iPadOS, tvOS, watchOS and macOS alike.
  return { browser: /\bCFNetwork\/|\bDarwin\//.test(text) ? "Apple app" : undefined };
}

function decoded(word: string): string | undefined {
  try {
    return decodeURIComponent(word);
  } catch {
    return undefined;
  }
}
