import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { restAdapter } from "../../src/adapters/rest/browser.ts";
import type { EndedSessionsPage, SessionList } from "../../src/contract.ts";
import { checkEndedSessions, checkList } from "../../src/core/check/check-list.ts";
import { createSessionsHandler } from "../../src/server/index.ts";
import { wholeAdapter, wholeList, wholePage } from "./support/whole-contract.ts";

interface Schema {
  required?: string[];
  properties?: Record<string, Schema & { $ref?: string }>;
}

const shapes = [
  "SessionList",
  "EndedSessionsPage",
  "UserSession",
  "SessionDevice",
  "SessionLocation",
  "NotRevocable",
  "SessionLimit",
  "SessionNetwork",
  "NetworkChange",
] as const;
type Shape = (typeof shapes)[number];

const contract = readFileSync("src/contract.ts", "utf8");

/** The members of an interface of contract.ts, each with whether it may be absent. */
function membersOf(shape: Shape): Map<string, boolean> {
  const [, body = ""] =
    new RegExp(`\\nexport interface ${shape} \\{\\n(.*?)\\n\\}`, "s").exec(contract) ?? [];
  const code = body.replace(/\/\*\*.*?\*\//gs, "");
  return new Map([...code.matchAll(/^ {2}(\w+)(\??):/gm)].map(([, name = "", mark]) => [name, mark === "?"]));
}

const schemas: Record<string, Schema> = parse(readFileSync("openapi.yaml", "utf8")).components.schemas;

function schemaOf(shape: Shape): Schema {
  return shape === "NotRevocable"
    ? (schemas.UserSession?.properties?.notRevocable ?? {})
    : (schemas[shape] ?? {});
}

/** The names of the members that these values have, by the shape of contract.ts. */
function namesIn({ sessions, ...list }: SessionList, { sessions: ended, ...page }: EndedSessionsPage) {
  const rows = [...sessions, ...ended];
  const names = (...objects: (object | undefined)[]): string[] =>
    [...new Set(objects.flatMap((one) => Object.keys(one ?? {})))].sort();
  return {
    SessionList: names({ sessions, ...list }),
    EndedSessionsPage: names({ sessions: ended, ...page }),
    UserSession: names(...rows),
    SessionDevice: names(...rows.map(({ device }) => device)),
    SessionLocation: names(...rows.map(({ location }) => location)),
    SessionLimit: names(list.sessionLimit),
    NotRevocable: names(...rows.map(({ notRevocable }) => notRevocable)),
    SessionNetwork: names(...rows.map(({ network }) => network)),
    NetworkChange: names(...rows.flatMap(({ network }) => network?.changes)),
  } satisfies Record<Shape, string[]>;
}

const whole = namesIn(wholeList, wholePage);
const checked = namesIn(await checkList(wholeList), await checkEndedSessions(wholePage));
const handler = createSessionsHandler({
  adapter: () => wholeAdapter,
  basePath: "/api/devices",
  ipAddress: "full",
});
const page = restAdapter({
  baseUrl: "https://app.example.test/api/devices",
  fetch: (url, init) => handler(new Request(url, init)),
});
const sent = namesIn(
  (await page.listSessions()) as SessionList,
  (await page.listEndedSessions?.()) as EndedSessionsPage,
);

describe.each(shapes)("%s of contract.ts", (shape) => {
  const members = membersOf(shape);
  const names = [...members.keys()].sort();
  // The check makes `device` of it.
  const behindTheCheck = names.filter((name) => name !== "userAgent");

  it("has the members of its schema in openapi.yaml", () => {
    expect(names.length).toBeGreaterThan(1);
    expect(Object.keys(schemaOf(shape).properties ?? {}).sort()).toEqual(names);
  });

  it("needs what its schema requires; a list over the wire also says what may be done, and when it was made", () => {
    const needed = names.filter((name) => members.get(name) === false);
    const onTheWire = shape === "SessionList" ? ["can", "serverTime"] : [];
    expect(schemaOf(shape).required?.toSorted() ?? []).toEqual([...needed, ...onTheWire].sort());
  });

  it("is what the tests hand over, in full", () => {
    expect(whole[shape]).toEqual(names);
  });

  it("comes through the input check", () => {
    expect(checked[shape]).toEqual(behindTheCheck);
  });

  it("leaves the handler and reaches restAdapter", () => {
    expect(sent[shape]).toEqual(behindTheCheck);
  });
});
