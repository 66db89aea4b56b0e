import { afterEach, describe, expect, it, vi } from "vitest";
import type { SessionList, SessionsAdapter } from "../../src/contract.ts";
import { createSessionsHandler } from "../../src/server/index.ts";
import { takeConsole } from "../setup/console.ts";
import { get, post } from "./support/requests.ts";
import { serve } from "./support/serve.ts";

const current = { id: "a", isCurrent: true };
const listing = (...sessions: unknown[]): SessionsAdapter => ({
  name: "hand",
  listSessions: async () => ({ sessions }) as SessionList,
  revokeSession: async () => {},
});
const textOf = (row: object) => ({ ...current, ...row });
const sqlite = { createdAt: "2026-11-30 06:00:00" };

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("what a list lost on its way in", () => {
  it("is told to onError once, with row and member, and the list is served", async () => {
    const { ask, errors } = serve(listing(current, { id: "b", isCurrent: false, ...sqlite }));
    for (let times = 0; times < 3; times += 1) expect((await ask(get())).status).toBe(200);
    expect(errors.map(String)).toEqual([
      expect.stringContaining("row 1, createdAt: a text without a time zone; hand over a Date"),
    ]);
  });

  it("is one line on the console if there is no onError", async () => {
    const handler = createSessionsHandler({
      basePath: "/api/devices",
      adapter: () => listing(textOf(sqlite)),
    });
    await handler(get());
    await handler(get());
    expect(takeConsole()).toEqual([expect.stringMatching(/^error: your-devices: GET .* row 0, createdAt: /)]);
  });

  it("is told by each handler", async () => {
    for (let handlers = 0; handlers < 2; handlers += 1) {
      const { ask, errors } = serve(listing(textOf(sqlite)));
      await ask(get());
      expect(errors).toHaveLength(1);
    }
  });

  it("is not told in production", async () => {
    vi.stubEnv("NODE_ENV", "production");
    const { ask, errors } = serve(listing(textOf(sqlite), { id: 7 }));
    expect((await ask(get())).status).toBe(200);
    expect(errors).toEqual([]);
  });

  it("is told of a page of ended sessions, too", async () => {
    const page = { sessions: [{ id: "b", isCurrent: false, endedAt: 7 }], next: "x" };
    const { ask, errors } = serve({ ...listing(current), listEndedSessions: async () => page as never });
    await ask(get("/ended"));
    expect(errors.map(String)).toEqual([
      expect.stringMatching(/listEndedSessions .*the list, next: .*row 0, endedAt: a number/),
    ]);
  });

  it("is not an address that the page does not get", async () => {
    const { ask, errors } = serve(listing(textOf({ ipAddress: "203.0.113.7" })), { ipAddress: "none" });
    await ask(get());
    expect(errors).toEqual([]);
  });

  it("is not told twice by an action", async () => {
    const { ask, errors } = serve(listing(textOf(sqlite)));
    await ask(post("/revoke", { id: "b" }));
    expect(errors).toEqual([]);
  });
});

describe("a list of which nothing can be read", () => {
  it("is one error that says why, each time", async () => {
    const { ask, errors } = serve(listing({ id: 7, isCurrent: true }));
    for (let times = 0; times < 2; times += 1) expect((await ask(get())).status).toBe(502);
    expect(errors.map(String)).toEqual(
      Array(2).fill(expect.stringMatching(/SessionsError: .*no readable session.* row 0, id: a number/)),
    );
  });

  it("says why on the console, too", async () => {
    const handler = createSessionsHandler({ basePath: "/api/devices", adapter: () => listing({ id: 7 }) });
    await handler(get());
    expect(takeConsole()).toEqual([
      expect.stringMatching(/502: SessionsError \(bad-response\)\. .*row 0, id: a number/),
    ]);
  });
});
