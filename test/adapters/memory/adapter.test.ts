import { afterEach, describe, expect, it, vi } from "vitest";
import { memoryAdapter } from "../../../src/adapters/memory/adapter.ts";
import type { UserSession } from "../../../src/contract.ts";
import { sessionLimit } from "../../support/session-limits.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const sessions = (): UserSession[] => [
  { id: "laptop", isCurrent: true },
  { id: "phone", isCurrent: false, location: { city: "Athens" } },
  { id: "tablet", isCurrent: false },
];
const idsOf = async (adapter: ReturnType<typeof memoryAdapter>) =>
  (await adapter.listSessions()).sessions.map(({ id }) => id);

describe("memoryAdapter", () => {
  it("ends a session, and lists say so", async () => {
    const adapter = memoryAdapter(sessions());
    await adapter.revokeSession?.("phone");
    expect(await idsOf(adapter)).toEqual(["laptop", "tablet"]);
  });

  it("has no history unless it is given one", () => {
    expect(memoryAdapter(sessions()).listEndedSessions).toBeUndefined();
  });

  it("lists what had ended before, page by page, and what it ends itself first", async () => {
    const before = [1, 2, 3].map((at) => ({ id: `past-${at}`, isCurrent: false }));
    const history = { sessions: before, pageSize: 2, retentionDays: 30 };
    const serverTime = "2026-01-15T12:00:00.000Z";
    const adapter = memoryAdapter(sessions(), { history, serverTime, subject: "ann" });
    const read = async (cursor?: string) => adapter.listEndedSessions?.(cursor ? { cursor } : {});
    const more = { total: 3, retentionDays: 30, subject: "ann" };
    expect(await read()).toEqual({ sessions: before.slice(0, 2), nextCursor: "past-2", ...more });
    await adapter.revokeSession?.("phone");
    // What ends meanwhile pushes nothing out of the next page.
    expect(await read("past-2")).toEqual({ sessions: before.slice(2), ...more, total: 4 });
    await adapter.revokeOtherSessions?.();
    const [tablet, phone] = (await read())?.sessions ?? [];
    expect(tablet).toMatchObject({ id: "tablet", endedAt: serverTime, endReason: "signed-out" });
    expect(phone).toMatchObject({ id: "phone", endedAt: serverTime, endReason: "signed-out" });
  });

  it("ends nothing twice in its history", async () => {
    const adapter = memoryAdapter(sessions(), { history: {} });
    await adapter.revokeSession?.("phone");
    await adapter.revokeSession?.("phone");
    expect((await adapter.listEndedSessions?.())?.sessions).toHaveLength(1);
  });

  it("says that a session ended now if it has no clock of its own", async () => {
    vi.useFakeTimers({ now: new Date("2026-02-01T10:00:00.000Z"), toFake: ["Date"] });
    const adapter = memoryAdapter(sessions(), { history: {} });
    await adapter.revokeSession?.("phone");
    const page = await adapter.listEndedSessions?.();
    expect(page?.sessions[0]?.endedAt).toBe("2026-02-01T10:00:00.000Z");
  });

  it("works where there is no structuredClone, as in Jest's jsdom", async () => {
    vi.stubGlobal("structuredClone", undefined);
    const given = sessions();
    const adapter = memoryAdapter(given);
    given.pop();
    (await adapter.listSessions()).sessions.pop();
    expect(await idsOf(adapter)).toEqual(["laptop", "phone", "tablet"]);
  });

  it("ends all others", async () => {
    const adapter = memoryAdapter(sessions());
    await adapter.revokeOtherSessions?.();
    expect(await idsOf(adapter)).toEqual(["laptop"]);
  });

  it("refuses the current session, whoever asks", async () => {
    const adapter = memoryAdapter(sessions());
    await expect(adapter.revokeSession?.("laptop")).rejects.toMatchObject({ code: "current-session" });
    expect(await idsOf(adapter)).toHaveLength(3);
  });

  it.each([
    ["none", [] as string[]],
    ["two", ["laptop", "phone"]],
  ])("ends nothing where %s of the sessions say that they ask", async (_, current) => {
    const adapter = memoryAdapter(sessions().map((one) => ({ ...one, isCurrent: current.includes(one.id) })));
    await expect(adapter.revokeSession?.("tablet")).rejects.toMatchObject({ code: "current-unknown" });
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "current-unknown" });
    expect(await idsOf(adapter)).toHaveLength(3);
  });

  it("ends an unknown id in silence, as servers do", async () => {
    const adapter = memoryAdapter(sessions());
    await expect(adapter.revokeSession?.("no-such-id")).resolves.toBeUndefined();
    expect(await idsOf(adapter)).toHaveLength(3);
  });

  it("keeps what may not be ended", async () => {
    const kept: UserSession = { id: "kept", isCurrent: false, notRevocable: { reason: "too-new" } };
    const adapter = memoryAdapter([...sessions(), kept]);
    await expect(adapter.revokeSession?.("kept")).rejects.toMatchObject({ code: "forbidden" });
    await adapter.revokeOtherSessions?.();
    expect(await idsOf(adapter)).toEqual(["laptop", "kept"]);
  });

  it("names a session, and takes the name away", async () => {
    const adapter = memoryAdapter(sessions());
    await adapter.renameSession?.("phone", "  Work phone ");
    expect((await adapter.listSessions()).sessions[1]).toMatchObject({ id: "phone", name: "Work phone" });
    await adapter.renameSession?.("tablet", "Kitchen");
    expect((await adapter.listSessions()).sessions[1]).toMatchObject({ name: "Work phone" });
    await adapter.renameSession?.("phone", " ");
    expect((await adapter.listSessions()).sessions[1]).not.toHaveProperty("name");
  });

  it("shares nothing with what it was given, nor with what it gives", async () => {
    const given = sessions();
    const adapter = memoryAdapter(given);
    if (given[1]?.location) given[1].location.city = "changed";
    const [, listed] = (await adapter.listSessions()).sessions;
    expect(listed?.location?.city).toBe("Athens");
    if (listed?.location) listed.location.city = "changed";
    expect((await adapter.listSessions()).sessions[1]?.location?.city).toBe("Athens");
  });

  it("does nothing before its latency has passed", async () => {
    vi.useFakeTimers();
    const adapter = memoryAdapter(sessions(), { latencyMs: 100 });
    const revoked = adapter.revokeSession?.("phone");
    const early = idsOf(adapter);
    await vi.advanceTimersByTimeAsync(99);
    expect(vi.getTimerCount()).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    await revoked;
    expect(await early).toEqual(["laptop", "tablet"]);
  });

  it("rejects a list with the signal's reason, before and in the middle, and leaves no timer", async () => {
    vi.useFakeTimers();
    const adapter = memoryAdapter(sessions(), { latencyMs: 100 });
    await expect(adapter.listSessions({ signal: AbortSignal.abort("gone") })).rejects.toBe("gone");
    const controller = new AbortController();
    const list = adapter.listSessions({ signal: controller.signal });
    controller.abort("gone");
    await expect(list).rejects.toBe("gone");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("says its name and the server's clock where they were given", async () => {
    const serverTime = "2026-01-15T12:00:00.000Z";
    expect(memoryAdapter([]).name).toBe("memory");
    const adapter = memoryAdapter(sessions(), { name: "memory:second", serverTime });
    expect(adapter.name).toBe("memory:second");
    expect((await adapter.listSessions()).serverTime).toBe(serverTime);
    expect(await memoryAdapter(sessions()).listSessions()).not.toHaveProperty("serverTime");
  });

  it("says in every list whose sessions they are, if it was told", async () => {
    const adapter = memoryAdapter(sessions(), { subject: "ann" });
    await adapter.revokeSession?.("phone");
    expect((await adapter.listSessions()).subject).toBe("ann");
    expect(await memoryAdapter(sessions()).listSessions()).toEqual({ sessions: sessions() });
  });

  it("says in every list how many sessions a person may have, if it was told", async () => {
    const adapter = memoryAdapter(sessions(), { sessionLimit });
    const [first, second] = [await adapter.listSessions(), await adapter.listSessions()];
    expect(first.sessionLimit).toEqual(sessionLimit);
    expect(second.sessionLimit).not.toBe(first.sessionLimit);
    expect(await memoryAdapter(sessions()).listSessions()).not.toHaveProperty("sessionLimit");
  });

  it("refuses a limit of sessions that is none, at once", () => {
    expect(() => memoryAdapter(sessions(), { sessionLimit: { max: 0 } as never })).toThrow(
      /^memoryAdapter: sessionLimit must be/,
    );
  });

  it("tells of sessions that it has ended, before the request that ended them is over", async () => {
    const adapter = memoryAdapter(sessions());
    const told = vi.fn();
    const stop = adapter.subscribe?.(told);
    const revoked = adapter.revokeSession?.("phone").then(() => told.mock.calls.length);
    expect(await revoked).toBe(1);
    await adapter.revokeOtherSessions?.();
    expect(told).toHaveBeenCalledTimes(2);
    stop?.();
  });

  it("tells nothing where no session has ended", async () => {
    const adapter = memoryAdapter(sessions());
    const told = vi.fn();
    adapter.subscribe?.(told);
    await adapter.revokeSession?.("nobody");
    await adapter.revokeSession?.("laptop").catch(() => {});
    await adapter.renameSession?.("phone", "Mine");
    await adapter.listSessions();
    expect(told).not.toHaveBeenCalled();
  });
});
