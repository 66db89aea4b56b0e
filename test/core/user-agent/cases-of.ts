import type { SessionDevice } from "../../../src/contract.ts";

/**
 * User agents with the device that each of them names. One line is: type | browser and major version | system and version
 * | model | user agent, with "-" for what must not be claimed. Other lines are headings.
 */
export function casesOf(lines: string): [string, SessionDevice][] {
  return lines
    .split("\n")
    .filter((line) => line.includes(" | "))
    .map((line) => {
      const [type = "", client = "", system = "", model = "", userAgent = ""] = line.split(" | ");
      const [browser, browserVersion] = split(client);
      const [os, osVersion] = split(system);
      const claims = Object.entries({ type, browser, browserVersion, os, osVersion, model });
      return [userAgent, Object.fromEntries(claims.filter(([, claim]) => claim && claim !== "-")) as never];
    });
}

function split(claim: string): (string | undefined)[] {
  return /^(.+?)(?: ([\d.]+|XP))?$/.exec(claim)?.slice(1) ?? [];
}
