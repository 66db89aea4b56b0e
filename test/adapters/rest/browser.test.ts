import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { memoryAdapter } from "../../../src/adapters/memory/adapter.ts";
import { restAdapter } from "../../../src/adapters/rest/browser.ts";
import type { SessionsAdapter } from "../../../src/contract.ts";
import { SessionsError, type SessionsErrorCode } from "../../../src/core/errors.ts";
import { createSessionsHandler } from "../../../src/server/index.ts";
import { mine, other, over, responding, sessions } from "./over-handler.ts";

const never = () => new Promise<never>(() => {});
const failing = (error: SessionsError): SessionsAdapter => ({
  name: "failing",
  listSessions: () => Promise.reject(error),
  revokeSession: () => Promise.reject(error),
});

describe("over the real handler", () => {
  it("lists, with what this person may do and the server's clock", async () => {
    const { adapter } = over(memoryAdapter(sessions));
    const list = await adapter.listSessions();
    expect(list.sessions.map(({ id }) => id)).toEqual(sessions.map(({ id }) => id));
    expect(list.can).toEqual(["revoke", "revoke-others", "rename"]);
    expect(Date.parse(`${list.serverTime}`)).toBeGreaterThan(0);
  });

  it("works with a path as its base where there is no page, through a fetch of its own", async () => {
    const handler = createSessionsHandler({
      basePath: "/api/devices",
      adapter: () => memoryAdapter(sessions),
    });
    const asked: string[] = [];
    const adapter = restAdapter({
      baseUrl: "/api/devices",
      fetch: (path) => {
        asked.push(path);
        return handler(new Request(new URL(path, "http://localhost")));
      },
    });
    expect(adapter.name).toBe("rest:/api/devices");
    const list = await adapter.listSessions({ signal: new AbortController().signal });
    expect(list.sessions.map(({ id }) => id)).toEqual(sessions.map(({ id }) => id));
    expect(asked).toEqual(["/api/devices"]);
  });

  it("ends one, ends the others, renames", async () => {
    const backend = memoryAdapter(sessions);
    const { adapter } = over(backend);
    await adapter.renameSession?.(mine, "Desk");
    await adapter.revokeSession?.(other);
    expect((await backend.listSessions()).sessions.map(({ id, name }) => [id, name])).toEqual(
      sessions.filter(({ id }) => id !== other).map(({ id }) => [id, id === mine ? "Desk" : undefined]),
    );
    await adapter.revokeOtherSessions?.();
    expect((await backend.listSessions()).sessions.map(({ id }) => id)).toEqual([mine]);
  });

  it("reads past sessions page by page, with whatever cursor the backend made", async () => {
    const cursors: (string | undefined)[] = [];
    const { adapter } = over({
      ...memoryAdapter(sessions),
      async listEndedSessions({ cursor } = {}) {
        cursors.push(cursor);
        return { sessions: [], ...(cursor === undefined ? { nextCursor: "a&b=c d/é?" } : {}) };
      },
    });
    const first = await adapter.listEndedSessions?.();
    await adapter.listEndedSessions?.({ cursor: first?.nextCursor ?? "" });
    expect(cursors).toEqual([undefined, "a&b=c d/é?"]);
  });

  it.each<SessionsErrorCode>([
    "unauthenticated",
    "reauth-required",
    "current-session",
    "current-unknown",
    "forbidden",
    "rate-limited",
    "network",
    "timeout",
    "bad-response",
    "backend",
    "unsupported",
  ])("the backend's %s arrives as such, in both directions, without its text", async (code) => {
    const { adapter } = over(failing(new SessionsError(code, "secret-text", { retryAfterSeconds: 7 })));
    for (const call of [adapter.listSessions(), adapter.revokeSession?.(other)]) {
      const error = await call?.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(SessionsError);
      expect(error).toMatchObject({ code, message: expect.stringContaining("/api/devices") });
      expect(String(error)).not.toContain("secret-text");
      expect((error as SessionsError).retryAfterSeconds).toBe(code === "rate-limited" ? 7 : undefined);
    }
  });

  it("nobody signed in is unauthenticated", async () => {
    await expect(over(() => null).adapter.listSessions()).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("a partial run is the backend's failure: only a list tells who is left", async () => {
    const backend = memoryAdapter(sessions);
    const { adapter } = over({
      name: "half",
      listSessions: backend.listSessions,
      revokeSession: async (id) => {
        if (id === other) throw new SessionsError("backend", "No.");
        return backend.revokeSession?.(id);
      },
    });
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    expect((await backend.listSessions()).sessions).toHaveLength(2);
  });
});

describe("no answer", () => {
  it("is a network failure, and what fetch threw stays behind", async () => {
    const adapter = responding(() => {
      throw new TypeError("secret-header: 1");
    });
    for (const call of [adapter.listSessions(), adapter.revokeSession?.(other)]) {
      const error = await call?.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "network" });
      expect((error as Error).cause).toBeUndefined();
      expect(String(error)).not.toContain("secret-header");
    }
  });

  it("within the deadline is a timeout, for reading and for acting", async () => {
    const adapter = responding(never, { timeoutMs: 5 });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "timeout" });
    await expect(adapter.revokeSession?.(other)).rejects.toMatchObject({ code: "timeout" });
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "timeout" });
  });

  it("that stalls in the middle of its body is a timeout too", async () => {
    const stalling = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"sessions":[')),
    });
    const adapter = responding(
      () => new Response(stalling, { headers: { "content-type": "application/json" } }),
      {
        timeoutMs: 5,
      },
    );
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "timeout" });
  });

  it("because the caller aborted is the caller's own reason, and the request is aborted with it", async () => {
    const controller = new AbortController();
    const reason = new Error("The page was left.");
    let sent: AbortSignal | null | undefined;
    const adapter = responding(({ signal }) => {
      sent = signal;
      controller.abort(reason);
      return never();
    });
    await expect(adapter.listSessions({ signal: controller.signal })).rejects.toBe(reason);
    expect(sent?.aborted).toBe(true);
  });

  it("because it was aborted before is never asked for", async () => {
    const { adapter, requests } = over(memoryAdapter(sessions));
    const reason = new Error("Too late.");
    await expect(adapter.listSessions({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(requests).toHaveLength(0);
  });

  it("but a redirect is a network failure: cookies are not carried to another page", async () => {
    const paths: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: "/sign-in" }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const adapter = restAdapter({ baseUrl: `http://127.0.0.1:${port}/api/devices` });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "network" });
    await expect(adapter.revokeSession?.(other)).rejects.toMatchObject({ code: "network" });
    expect(paths).toEqual(["/api/devices", "/api/devices/revoke"]);
  });
});
