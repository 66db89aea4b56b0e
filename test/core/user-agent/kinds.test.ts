import { describe, expect, test } from "vitest";
import type { SessionDevice } from "../../../src/contract.ts";
import { toDevice } from "../../../src/devices/to-device.ts";
import { en } from "../../../src/locales/en.ts";
import { parseUserAgent } from "../../../src/server/user-agent.ts";
import { clientHints } from "../../support/user-agents/client-hints.ts";
import { cutTexts } from "../../support/user-agents/cut-texts.ts";
import { disguises } from "../../support/user-agents/disguises.ts";
import { inApps } from "../../support/user-agents/in-apps.ts";
import { machines } from "../../support/user-agents/machines.ts";
import { models } from "../../support/user-agents/models.ts";
import { names } from "../../support/user-agents/names.ts";
import { ownNames } from "../../support/user-agents/own-names.ts";
import { programs } from "../../support/user-agents/programs.ts";
import { twoDevices } from "../../support/user-agents/two-devices.ts";
import { plain } from "../../support/words.ts";

/**
 * User agents of 2024 to 2026 by the kind of mistake that they invite. One line is: name as shown | type | browser and major
 * version | system and version | model | what must not be said | user agent | client hints; "-" for what is not known.
 */
const tables = {
  "two devices with the same words": twoDevices,
  "browsers in disguise": disguises,
  "products that name themselves": ownNames,
  "applications that show pages": inApps,
  "words in the place of the model": models,
  "names of programs": names,
  "machines other than computers and phones": machines,
  "programs that nobody looks at": programs,
  "texts that are cut, copied or empty": cutTexts,
  "client hints": clientHints,
};

interface Case {
  userAgent: string;
  hints: Headers;
  shown: string;
  claims: string[];
  forbidden: string[];
}

const cases = Object.entries(tables).map(([kind, table]) => [kind, casesOf(table)] as const);

describe.each(cases)("%s", (_, list) => {
  test.each(list)("reads $userAgent", ({ userAgent, hints, shown, claims, forbidden }) => {
    const device = parseUserAgent(userAgent, hints);
    expect(claimsOf(device).filter((claim) => forbidden.includes(claim))).toEqual([]);
    expect(claimsOf(device)).toEqual(claims);
    expect(nameOf(device)).toBe(shown);
  });
});

test("there are more than 150 user agents, none twice, and each has something that must not be said", () => {
  const all = cases.flatMap(([, list]) => list);
  const texts = all.filter(({ hints }) => [...hints].length === 0).map(({ userAgent }) => userAgent);
  expect(texts.length).toBeGreaterThan(150);
  expect(new Set(texts).size).toBe(texts.length);
  expect(all.filter(({ forbidden }) => forbidden.length === 0)).toEqual([]);
});

/** What is said about the device, each with and without its version. */
function claimsOf({ type, browser, browserVersion, os, osVersion, model }: SessionDevice): string[] {
  return [type, ...withVersion(browser, browserVersion), ...withVersion(os, osVersion), model ?? "-"];
}

function withVersion(name = "-", version?: string): string[] {
  return [name, version ? `${name} ${version}` : name];
}

function nameOf(device: SessionDevice): string {
  const session = { id: "a", isCurrent: false, device };
  const options = { list: { sessions: [session] }, now: 0, locale: "en", timeZone: "UTC", labels: en };
  return plain(toDevice(session, options).name);
}

function casesOf(table: string): Case[] {
  const lines = table.split("\n").filter((line) => line.includes(" | "));
  return lines.map((line) => {
    const [
      shown = "",
      type = "",
      browser = "",
      os = "",
      model = "",
      forbidden = "",
      userAgent = "",
      ...sent
    ] = line.split(" | ");
    return {
      userAgent,
      hints: new Headers(sent.map((cell) => cell.split(": ", 2) as [string, string]).map(headerOf)),
      shown,
      claims: [type, ...bothOf(browser), ...bothOf(os), model],
      forbidden: forbidden.split("; ").filter(Boolean),
    };
  });
}

function headerOf([suffix, value]: [string, string]): [string, string] {
  return [`Sec-CH-UA${suffix}`, value];
}

/** "Chrome" and "Chrome 131" of "Chrome 131"; "Element X" and "Element X" of "Element X". */
function bothOf(claim: string): string[] {
  return [claim.replace(/ (?:\d[\d.]*|XP)$/, ""), claim];
}
