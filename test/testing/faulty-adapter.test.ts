import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import { createFixtures, type Fault, faultyAdapter } from "../../src/testing/index.ts";

const setUp = (...faults: Fault[]) => {
  const inner = memoryAdapter(createFixtures({ count: 3 }));
  return { inner, adapter: faultyAdapter(inner, faults) };
};
const countOf = async ({ listSessions }: Pick<ReturnType<typeof memoryAdapter>, "listSessions">) =>
  (await listSessions()).sessions.length;
const pending = Symbol("pending");

describe("faultyAdapter", () => {
  it("fails before the backend hears of it", async () => {
    const { inner, adapter } = setUp({ on: "revoke", when: "before" });
    await expect(adapter.revokeSession?.("session-2")).rejects.toMatchObject({ code: "network" });
    expect(await countOf(inner)).toBe(3);
  });

  it("loses the answer after the backend did it", async () => {
    const { inner, adapter } = setUp({ on: "revoke-others", when: "after", code: "backend" });
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    expect(await countOf(inner)).toBe(1);
  });

  it("uses each fault once, in order, and only for its own kind of call", async () => {
    const { adapter } = setUp(
      { on: "list", when: "before", code: "timeout" },
      { on: "revoke", when: "before" },
      { on: "list", when: "after", code: "rate-limited", retryAfterSeconds: 9 },
    );
    await adapter.revokeOtherSessions?.();
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "timeout" });
    await expect(adapter.listSessions()).rejects.toMatchObject({
      code: "rate-limited",
      retryAfterSeconds: 9,
    });
    expect(await countOf(adapter)).toBe(1);
    await expect(adapter.revokeSession?.("session-2")).rejects.toMatchObject({ code: "network" });
    await expect(adapter.revokeSession?.("session-2")).resolves.toBeUndefined();
  });

  it.each(["before", "after"] as const)("never settles where it hangs %s", async (when) => {
    const { inner, adapter } = setUp({ on: "revoke", when, hang: true });
    const call = adapter.revokeSession?.("session-2");
    // Two of the backend's own turns: whatever was going to settle has settled.
    const left = [await countOf(inner), await countOf(inner)].at(-1);
    expect(left).toBe(when === "after" ? 2 : 3);
    expect(await Promise.race([call, Promise.resolve(pending)])).toBe(pending);
  });

  it("has the methods of the adapter, and no others", async () => {
    const { adapter } = setUp();
    expect(Object.keys(adapter).sort()).toEqual([
      "listSessions",
      "name",
      "renameSession",
      "revokeOtherSessions",
      "revokeSession",
      "subscribe",
    ]);
    const { listSessions } = memoryAdapter([]);
    expect(Object.keys(faultyAdapter({ name: "list-only", listSessions }, [])).sort()).toEqual([
      "listSessions",
      "name",
    ]);
  });

  it("lets through what the backend tells", async () => {
    const { adapter } = setUp({ on: "revoke", when: "after" });
    let count = 0;
    const stop = adapter.subscribe?.(() => {
      count += 1;
    });
    await adapter.revokeSession?.("session-2").catch(() => {});
    expect(count).toBe(1);
    stop?.();
    await adapter.revokeOtherSessions?.();
    expect(count).toBe(1);
  });

  it("keeps an adapter's own `this`", async () => {
    class Backend {
      readonly name = "class";
      private ended: string[] = [];
      async listSessions() {
        return { sessions: this.ended.map((id) => ({ id, isCurrent: false })) };
      }
      async revokeSession(id: string) {
        this.ended.push(id);
      }
    }
    const adapter = faultyAdapter(new Backend(), []);
    await adapter.revokeSession?.("phone");
    expect((await adapter.listSessions()).sessions).toEqual([{ id: "phone", isCurrent: false }]);
  });
});
