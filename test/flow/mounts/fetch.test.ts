import { describe, expect, it } from "vitest";
import bun from "../../packaging/recipes/bun.ts";
import deno from "../../packaging/recipes/deno.ts";
import { sessionStore } from "../../packaging/recipes/session-store.ts";
import worker from "../../packaging/recipes/worker.ts";
import { cells, cellsForSockets } from "./cells.ts";
import { describeMatrix } from "./describe-matrix.ts";
import { listAs, postAs } from "./requests.ts";
import { seedStore } from "./seed-store.ts";
import { sendToFetch } from "./send-to-fetch.ts";
import { wrongHeadersOf } from "./wrong-headers-of.ts";

const env = { APP_ORIGIN: "https://app.example", SESSIONS: sessionStore };

describe.each([
  { name: "Bun", fetch: bun.fetch, wanted: cells },
  { name: "Deno", fetch: deno.fetch, wanted: cellsForSockets },
  { name: "Workers", fetch: (request: Request) => worker.fetch(request, env), wanted: cellsForSockets },
])("the fetch export for $name", ({ fetch, wanted }) => {
  const send = sendToFetch(fetch);
  describeMatrix(() => send, wanted);

  it("lists and ends", async () => {
    seedStore();
    const list = await send(listAs("ann"));
    expect([list.status, wrongHeadersOf(list)]).toEqual([200, []]);
    expect((await send(postAs("ann", "/revoke-others", "{}"))).status).toBe(204);
    expect([...sessionStore.keys()]).toEqual(["ann-laptop", "ben-laptop", "ben-phone", "ben-tablet"]);
  });

  it("has nothing at other paths", async () => {
    for (const path of ["/", "/x", "X", "/revoke/"])
      expect((await send(listAs("ann", path))).status).toBe(404);
  });
});

it("a Worker builds its adapter from its own environment", async () => {
  const SESSIONS = new Map();
  seedStore([], SESSIONS);
  sessionStore.clear();
  const send = sendToFetch((request) => worker.fetch(request, { ...env, SESSIONS }));
  expect((await send(postAs("ann", "/revoke-others", "{}"))).status).toBe(204);
  expect(SESSIONS.size).toBe(4);
});
