import { describe, expect, it, onTestFinished, vi } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { SessionsAdapter } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import { withLogTrace } from "../../src/logtrace/index.ts";
import { openLogTrace } from "../fakes/logtrace-fake/open-logtrace.ts";
import { idsOf } from "../support/ids-of.ts";
import { fourSessions, noting } from "./wrapped-adapters.ts";

describe("a recorded sign-out", () => {
  it("is recorded once the adapter has ended the session", async () => {
    const { recorder, recorded } = noting();
    const adapter = withLogTrace(memoryAdapter(fourSessions), { recorder });
    await adapter.revokeSession?.("phone");
    expect(recorded).toEqual(["phone"]);
    expect(await idsOf(adapter)).toEqual(["own", "laptop", "kept"]);
  });

  it("logtrace-logout-is-no-proof: ends in the application's own store, while LogTrace answers 200 and changes nothing", async () => {
    const { fake, recorder, rowOf, errors } = await openLogTrace({ logout: "changes-nothing" });
    const { recordSignIn, recordSignOut, flush } = recorder();
    await recordSignIn({ sessionId: "phone", userId: "ann" });
    const adapter = withLogTrace(memoryAdapter(fourSessions), { recorder: { recordSignOut } });
    await adapter.revokeSession?.("phone");
    await flush();
    expect(await idsOf(adapter)).toEqual(["own", "laptop", "kept"]);
    expect((await rowOf("phone"))?.logout_at).toMatch(/^0001/);
    expect(fake.requests).toHaveLength(2);
    expect(errors).toEqual([]);
  });

  it.each(["own", "nobody", "session-of-bob"])(
    "is not recorded for %s, which is none of the user's other sessions",
    async (id) => {
      const { recorder, recorded } = noting();
      const adapter = withLogTrace(memoryAdapter(fourSessions), { recorder });
      await adapter.revokeSession?.(id).catch(() => {});
      expect(recorded).toEqual([]);
    },
  );

  it("is recorded for each of the others that were ended, and not for those that stay", async () => {
    const { recorder, recorded } = noting();
    const adapter = withLogTrace(memoryAdapter(fourSessions), { recorder });
    await adapter.revokeOtherSessions?.();
    expect(recorded).toEqual(["phone", "laptop"]);
  });

  it("is recorded once of a session that is ended again after the same list", async () => {
    const { recorder, recorded } = noting();
    const adapter = withLogTrace(memoryAdapter(fourSessions), { recorder });
    await adapter.listSessions();
    await adapter.revokeSession?.("phone");
    await adapter.revokeSession?.("phone");
    await adapter.revokeOtherSessions?.();
    await adapter.revokeOtherSessions?.();
    expect(recorded).toEqual(["phone", "laptop"]);
  });

  it("is nobody's while it is not known which session asks", async () => {
    const unsure = memoryAdapter(fourSessions.map((row) => ({ ...row, isCurrent: false })));
    const { recorded, told, ...options } = noting();
    const adapter = withLogTrace({ ...unsure, revokeOtherSessions: async () => {} }, options);
    await adapter.revokeOtherSessions?.();
    expect(recorded).toEqual([]);
    expect(told).toEqual([expect.stringMatching(/the current session was not known/)]);
  });

  it.each([
    ["fails", async () => Promise.reject(new SessionsError("network", "It is down."))],
    ["is none", async () => undefined as never],
    ["is not even a promise", () => null as never],
  ])("happens although the list before it %s", async (_, listSessions) => {
    const { told, ...options } = noting();
    const backend = memoryAdapter(fourSessions);
    const adapter = withLogTrace({ ...backend, listSessions }, options);
    await adapter.revokeOtherSessions?.();
    expect(await idsOf(backend)).toEqual(["own", "kept"]);
    await expect.poll(() => told).toEqual([expect.stringMatching(/before could not be listed/)]);
  });

  it("happens half a second later at the most where the list before it is never answered", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const backend = memoryAdapter(fourSessions);
    const listSessions = () => new Promise<never>(() => {});
    const { recorded, told, ...options } = noting();
    const adapter = withLogTrace({ ...backend, listSessions }, options);
    let done = 0;
    for (const revocation of [adapter.revokeSession?.("phone"), adapter.revokeOtherSessions?.()])
      void revocation?.then(() => (done += 1));
    await vi.advanceTimersByTimeAsync(501);
    expect(done).toBe(2);
    expect(recorded).toEqual([]);
    await vi.advanceTimersByTimeAsync(10_000);
    const unknown = expect.stringMatching(/before could not be listed/);
    expect(told).toEqual([unknown, unknown]);
    vi.useRealTimers();
    expect(await idsOf(backend)).toEqual(["own", "kept"]);
  });

  it("reads no list of its own where one was read before", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const backend = memoryAdapter(fourSessions);
    let lists = 0;
    const counting: SessionsAdapter = {
      ...backend,
      listSessions(options) {
        lists += 1;
        return backend.listSessions(options);
      },
    };
    const { recorder, recorded } = noting();
    const adapter = withLogTrace(counting, { recorder });
    await adapter.listSessions();
    await adapter.revokeSession?.("phone");
    await adapter.revokeOtherSessions?.();
    expect(lists).toBe(1);
    expect(recorded).toEqual(["phone", "laptop"]);
  });

  it("neither waits for LogTrace nor fails with it", async () => {
    const { fake, recorder, errors } = await openLogTrace();
    fake.failure = "hang";
    const { recordSignOut } = recorder();
    const adapter = withLogTrace(memoryAdapter(fourSessions), { recorder: { recordSignOut } });
    await adapter.revokeSession?.("phone");
    await adapter.revokeOtherSessions?.();
    expect(await idsOf(adapter)).toEqual(["own", "kept"]);
    expect(errors).toEqual([]);
  });

  it.each([
    () => {
      throw new Error("It is down.");
    },
    () => Promise.reject(new Error("It is down.")),
  ])("happens although a recorder of the application's own fails (%#)", async (recordSignOut) => {
    const { told, onError } = noting();
    const adapter = withLogTrace(memoryAdapter(fourSessions), { recorder: { recordSignOut }, onError });
    await adapter.revokeSession?.("phone");
    await adapter.revokeOtherSessions?.();
    expect(await idsOf(adapter)).toEqual(["own", "kept"]);
    expect(told).toEqual(Array(2).fill(expect.stringMatching(/the recorder failed \(Error\)\.$/)));
  });
});
