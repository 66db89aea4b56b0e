import { describe, expect, it } from "vitest";
import { basePath, origin } from "./support/requests.ts";
import { serveSessions } from "./support/serve.ts";
import { withHeaders } from "./support/with-headers.ts";

interface Cell {
  method: "GET" | "POST";
  site: string | undefined;
  from: string | undefined;
  type: string | undefined;
  custom: string | undefined;
  cookie: string | undefined;
}

const sites = [
  undefined,
  "same-origin",
  "same-site",
  "cross-site",
  "none",
  "",
  "Same-Origin",
  "same-origin, same-origin",
  "other",
];
const origins = [
  undefined,
  origin,
  "null",
  "",
  "https://evil.example",
  "http://app.example.test",
  "https://app.example.test:8443",
  "https://sub.app.example.test",
  "https://example.test",
  "https://app.example.test.",
  "https://APP.example.test",
  "https://app.example.test/",
  "https://app.example.test.evil.example",
  `${origin}, ${origin}`,
  `${origin} https://evil.example`,
];
const types = [undefined, "application/json", "text/plain"];
const customs = [undefined, "1", "1, 1"];

/** The status that the algorithm wants, written without a look at the code. */
function oracle({ method, site, from, type, custom }: Cell): number {
  if (method === "GET") return site === undefined || site === "same-origin" ? 200 : 403;
  const isOwnPage = site === undefined ? from === origin : site === "same-origin";
  if (!isOwnPage) return 403;
  if (type !== "application/json") return 415;
  return custom === "1" ? 204 : 403;
}

function requestOf({ method, site, from, type, custom, cookie }: Cell): Request {
  const isPost = method === "POST";
  const request = new Request(`${origin}${basePath}${isPost ? "/revoke" : ""}`, {
    method,
    ...(isPost && { body: new TextEncoder().encode('{"id":"session-2"}') }),
  });
  const headers = Object.entries({
    "sec-fetch-site": site,
    origin: from,
    "content-type": type,
    "x-your-devices": custom,
    cookie,
    // Headers that must never be believed.
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    referer: "https://evil.example/",
  }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return withHeaders(request, Object.fromEntries(headers));
}

const cells: Cell[] = (["GET", "POST"] as const).flatMap((method) =>
  sites.flatMap((site) =>
    origins.flatMap((from) =>
      types.flatMap((type) =>
        customs.flatMap((custom) =>
          [undefined, "session=1"].map((cookie) => ({ method, site, from, type, custom, cookie })),
        ),
      ),
    ),
  ),
);

it("every cell of the matrix is what the algorithm says, and only allowed ones reach the adapter", async () => {
  const wrong: object[] = [];
  let allowed = 0;
  for (const cell of cells) {
    const { ask, calls } = serveSessions({ allowedOrigins: [origin] });
    const expected = oracle(cell);
    const { status, json } = await ask(requestOf(cell));
    const isTouched = calls.length > 0;
    if (status !== expected || isTouched !== status < 300) wrong.push({ ...cell, status, expected, calls });
    if (status === 403) expect(json).toMatchObject({ code: "forbidden" });
    if (status < 300) allowed += 1;
  }
  expect(wrong).toEqual([]);
  // GET: two sites with everything else. POST: same-origin with any origin, or no site with the own origin.
  expect([cells.length, allowed]).toEqual([4860, 540 + 2 * (origins.length + 1)]);
});

describe("without allowedOrigins", () => {
  const cell: Cell = {
    method: "POST",
    site: undefined,
    from: origin,
    type: "application/json",
    custom: "1",
    cookie: "session=1",
  };

  it.each([origin, undefined, "https://evil.example"])(
    "a browser without Sec-Fetch-Site is refused, from %s, and the developer hears of the option",
    async (from) => {
      const { ask, errors, calls } = serveSessions();
      expect((await ask(requestOf({ ...cell, from }))).json).toMatchObject({
        status: 403,
        code: "forbidden",
      });
      expect(errors).toHaveLength(1);
      expect(String(errors[0])).toContain("allowedOrigins");
      expect(calls).toEqual([]);
    },
  );

  it("an empty list is none", async () => {
    const { ask, errors } = serveSessions({ allowedOrigins: [] });
    expect((await ask(requestOf(cell))).status).toBe(403);
    expect(errors).toHaveLength(1);
  });

  it("every other browser is served", async () => {
    const { ask, errors } = serveSessions();
    expect((await ask(requestOf({ ...cell, site: "same-origin" }))).status).toBe(204);
    expect(errors).toEqual([]);
  });

  it("an attack is refused quietly", async () => {
    const { ask, errors } = serveSessions();
    expect((await ask(requestOf({ ...cell, site: "cross-site" }))).status).toBe(403);
    expect((await ask(requestOf({ ...cell, method: "GET", site: "cross-site" }))).status).toBe(403);
    expect(errors).toEqual([]);
  });
});

it("each of several origins is the application's own", async () => {
  const allowedOrigins = ["http://localhost:5173", origin];
  const cell: Cell = {
    method: "POST",
    site: undefined,
    from: "",
    type: "application/json",
    custom: "1",
    cookie: undefined,
  };
  for (const from of allowedOrigins)
    expect((await serveSessions({ allowedOrigins }).ask(requestOf({ ...cell, from }))).status).toBe(204);
  for (const from of ["http://localhost", "http://localhost:517", "http://localhost:51733"])
    expect((await serveSessions({ allowedOrigins }).ask(requestOf({ ...cell, from }))).status).toBe(403);
});
