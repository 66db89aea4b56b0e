import { expect, it } from "vitest";
import bun from "../../packaging/recipes/bun.ts";
import { sessionStore } from "../../packaging/recipes/session-store.ts";
import { cellsForSockets } from "./cells.ts";
import { runMatrix } from "./run-matrix.ts";
import { sendToFetch } from "./send-to-fetch.ts";

const wanted = cellsForSockets.filter(({ cookie }) => cookie);

/** A handler that takes one value of a header for another. */
const confusing = (name: string, from: RegExp | null, to: string) => (request: Request) => {
  const value = request.headers.get(name);
  const isTaken = from === null ? value === null : value !== null && from.test(value);
  if (isTaken) request.headers.set(name, to);
  return bun.fetch(request);
};
const own = "https://app.example";

it.each<[string, (request: Request) => Promise<Response>]>([
  ["takes same-site for its own", confusing("sec-fetch-site", /^same-site$/, "same-origin")],
  ["takes none for its own", confusing("sec-fetch-site", /^none$/, "same-origin")],
  ["reads the first of two sites", confusing("sec-fetch-site", /^same-origin,/, "same-origin")],
  ["takes a missing site for its own", confusing("sec-fetch-site", null, "same-origin")],
  ["takes the origin null for its own", confusing("origin", /^null$/, own)],
  ["takes a missing origin for its own", confusing("origin", null, own)],
  ["compares origins without their case", confusing("origin", /^https:\/\/APP\.EXAMPLE$/, own)],
  ["compares origins without the last dot", confusing("origin", /\.$/, own)],
  ["compares origins without the scheme", confusing("origin", /^http:/, own)],
  ["compares origins without the port", confusing("origin", /:8443$/, own)],
  ["takes a sub-domain for its own", confusing("origin", /sub/, own)],
  ["derives its origin from Host", confusing("origin", /evil/, own)],
  ["takes text for JSON", confusing("content-type", /^text\/plain$/, "application/json")],
  ["takes no type for JSON", confusing("content-type", null, "application/json")],
  ["compares the start of a type", confusing("content-type", /^application\/json/, "application/json")],
  ["asks that the custom header be there", confusing("x-your-devices", /./, "1")],
  ["asks for no custom header", confusing("x-your-devices", null, "1")],
])("the matrix finds out a handler that %s", async (_, handler) => {
  const { wronglyAllowed } = await runMatrix(sendToFetch(handler), wanted);
  expect(wronglyAllowed.length).toBeGreaterThan(0);
});

it.each<[string, (request: Request) => Promise<Response>]>([
  ["knows one way to write a type", confusing("content-type", /charset/, "text/plain")],
  ["never reads the origin", confusing("origin", /app/, "null")],
])("the matrix finds out a handler that %s, and so refuses too much", async (_, handler) => {
  const { wronglyRefused } = await runMatrix(sendToFetch(handler), wanted);
  expect(wronglyRefused.length).toBeGreaterThan(0);
});

it("the matrix finds out a handler that acts and then refuses", async () => {
  const { wronglyAllowed } = await runMatrix(
    sendToFetch(async (request) => {
      const { id } = request.method === "POST" ? await request.clone().json() : {};
      const response = await bun.fetch(request);
      if (response.status === 403) sessionStore.delete(id);
      return response;
    }),
    wanted,
  );
  expect(wronglyAllowed.length).toBeGreaterThan(0);
});

it("the matrix finds out an answer without its headers", async () => {
  const { otherwiseWrong } = await runMatrix(
    sendToFetch(async (request) => {
      const response = await bun.fetch(request);
      response.headers.set("access-control-allow-origin", "*");
      if (response.status === 405) response.headers.delete("vary");
      return response;
    }),
    wanted,
  );
  expect(otherwiseWrong.length).toBeGreaterThan(0);
});
