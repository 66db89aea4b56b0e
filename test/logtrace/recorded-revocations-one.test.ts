import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { UserSession } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import { withLogTrace } from "../../src/logtrace/index.ts";
import { createSessionsHandler } from "../../src/server/index.ts";
import { faultyAdapter } from "../../src/testing/index.ts";
import { origin, post } from "../server/support/requests.ts";
import { backendOf, noting, settled } from "./wrapped-adapters.ts";

const ids = ["own", "phone", "laptop"];
const rows: UserSession[] = ids.map((id) => ({ id, isCurrent: id === "own" }));

describe("the sign-out of one session is recorded", () => {
  it("where it began after the last list", async () => {
    const { adapter: inner, living } = backendOf(...ids);
    const { recorded, ...options } = noting();
    const adapter = withLogTrace(inner, options);
    await adapter.listSessions();
    living.add("tablet");
    await adapter.revokeSession?.("tablet");
    expect(recorded).toEqual(["tablet"]);
  });

  it("once where two ask for it at the same time", async () => {
    const { recorded, ...options } = noting();
    const adapter = withLogTrace(memoryAdapter(rows), options);
    await adapter.listSessions();
    await Promise.all([adapter.revokeSession?.("phone"), adapter.revokeSession?.("phone")]);
    expect(recorded).toEqual(["phone"]);
  });

  it("where its answer was lost and a new list lacks it", async () => {
    const { recorded, told, ...options } = noting();
    const faults = [{ on: "revoke", when: "after", code: "network" }] as const;
    const adapter = withLogTrace(faultyAdapter(memoryAdapter(rows), [...faults]), options);
    await expect(adapter.revokeSession?.("phone")).rejects.toMatchObject({ code: "network" });
    await expect.poll(() => recorded).toEqual(["phone"]);
    expect(told).toEqual([]);
  });
});

describe("the sign-out of one session is not recorded", () => {
  it("where a list that was cut off does not name it, since it may be somebody else's, and onError is told", async () => {
    const truncated = async () => ({ sessions: [{ id: "own", isCurrent: true }], truncated: true });
    const { recorded, told, ...options } = noting();
    // Like a store whose delete also matches the user, and does not say how many rows it deleted.
    const quiet = { name: "quiet", listSessions: truncated, revokeSession: async () => {} };
    const handler = createSessionsHandler({
      basePath: "/api/devices",
      allowedOrigins: [origin],
      adapter: () => withLogTrace(quiet, options),
    });
    expect((await handler(post("/revoke", { id: "of-somebody-else" }))).status).toBe(204);
    await expect.poll(() => told).toEqual([expect.stringMatching(/showed only some/)]);
    expect(recorded).toEqual([]);
  });

  it("where the list before it fails, and onError is told", async () => {
    const { adapter: inner } = backendOf(...ids);
    const { recorded, told, ...options } = noting();
    const listSessions = () => Promise.reject(new SessionsError("network", "It is down."));
    await withLogTrace({ ...inner, listSessions }, options).revokeSession?.("phone");
    await expect.poll(() => told).toEqual([expect.stringMatching(/before could not be listed/)]);
    expect(recorded).toEqual([]);
  });

  it.each(["network", "timeout", "backend"] as const)(
    "where it fails as %s and a new list still has it",
    async (code) => {
      const { adapter: inner } = backendOf(...ids);
      let lists = 0;
      const { recorded, told, ...options } = noting();
      const adapter = withLogTrace(
        {
          ...inner,
          listSessions(asked) {
            lists += 1;
            return inner.listSessions(asked);
          },
          revokeSession: () => Promise.reject(new SessionsError(code, "It failed.")),
        },
        options,
      );
      await expect(adapter.revokeSession?.("phone")).rejects.toMatchObject({ code });
      await settled();
      expect([lists, recorded, told]).toEqual([2, [], []]);
    },
  );

  it.each(["forbidden", "rate-limited", "unauthenticated", "not-found"] as const)(
    "where the adapter says %s, and nothing is listed to find out more",
    async (code) => {
      const { adapter: inner } = backendOf(...ids);
      let lists = 0;
      const { recorded, told, ...options } = noting();
      const no = () => Promise.reject(new SessionsError(code, "No."));
      const adapter = withLogTrace(
        {
          ...inner,
          listSessions(asked) {
            lists += 1;
            return inner.listSessions(asked);
          },
          revokeSession: no,
          revokeOtherSessions: no,
        },
        options,
      );
      await adapter.listSessions();
      await expect(adapter.revokeSession?.("phone")).rejects.toMatchObject({ code });
      await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code });
      await settled();
      expect([lists, recorded, told]).toEqual([1, [], []]);
    },
  );

  it("and onError is told where it failed and a list that was cut off lacks it", async () => {
    const { adapter: inner } = backendOf(...ids);
    const { recorded, told, ...options } = noting();
    const adapter = withLogTrace(
      {
        ...inner,
        listSessions: async () => ({ sessions: [{ id: "own", isCurrent: true }], truncated: true }),
        revokeSession: () => Promise.reject(new SessionsError("network", "It failed.")),
      },
      options,
    );
    await expect(adapter.revokeSession?.("phone")).rejects.toMatchObject({ code: "network" });
    await expect.poll(() => told).toEqual([expect.stringMatching(/showed only some/)]);
    expect(recorded).toEqual([]);
  });
});
