import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { SessionsAdapter, UserSession } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import { withLogTrace } from "../../src/logtrace/index.ts";
import { takeConsole } from "../setup/console.ts";
import { backendOf, noting, settled } from "./wrapped-adapters.ts";

const ids = ["own", "phone", "laptop"];
const rows: UserSession[] = ids.map((id) => ({ id, isCurrent: id === "own" }));

function holdClock() {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  onTestFinished(() => void vi.useRealTimers());
}

/** Reads what it lists only after 700 ms, when a revocation may be over. */
const listingLate = (inner: SessionsAdapter): SessionsAdapter => ({
  ...inner,
  async listSessions() {
    await new Promise((resolve) => setTimeout(resolve, 700));
    return inner.listSessions();
  },
});

describe("the sign-out of all others", () => {
  it("is recorded once the list before it is there, and waits for it no longer than half a second", async () => {
    holdClock();
    const { adapter: inner, living } = backendOf(...ids);
    const { recorded, told, ...options } = noting();
    let isFirst = true;
    const adapter = withLogTrace(
      {
        ...inner,
        async listSessions() {
          const list = await inner.listSessions();
          if (isFirst) {
            isFirst = false;
            await new Promise((resolve) => setTimeout(resolve, 700));
          }
          return list;
        },
      },
      options,
    );
    void adapter.revokeOtherSessions?.();
    await vi.advanceTimersByTimeAsync(500);
    expect([[...living], recorded]).toEqual([["own"], []]);
    // It began after the revocation, so no list may count it as ended.
    living.add("tablet");
    await vi.advanceTimersByTimeAsync(200);
    expect([recorded, told]).toEqual([["phone", "laptop"], []]);
  });

  it("is told where the list before it came so late that it lacks them", async () => {
    holdClock();
    const { adapter: inner } = backendOf(...ids);
    const { recorded, told, ...options } = noting();
    const adapter = withLogTrace(listingLate(inner), options);
    void adapter.revokeOtherSessions?.();
    await vi.advanceTimersByTimeAsync(500);
    await vi.advanceTimersByTimeAsync(2000);
    expect([recorded, told]).toEqual([[], [expect.stringMatching(/came so late/)]]);
  });

  it("does not take a session for ended that began before a late list was read", async () => {
    holdClock();
    const { adapter: inner, living } = backendOf(...ids);
    const { recorded, ...options } = noting();
    const adapter = withLogTrace(listingLate(inner), options);
    void adapter.revokeOtherSessions?.();
    await vi.advanceTimersByTimeAsync(500);
    living.add("tablet");
    await vi.advanceTimersByTimeAsync(2000);
    expect(recorded).toEqual([]);
  });

  it("that broke off is recorded of those that a new list lacks", async () => {
    const { adapter: inner, living } = backendOf(...ids);
    const { recorded, told, ...options } = noting();
    const adapter = withLogTrace(
      {
        ...inner,
        async revokeOtherSessions() {
          living.delete("phone");
          throw new SessionsError("backend", "1 was ended, then it failed.");
        },
      },
      options,
    );
    await adapter.listSessions();
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    await expect.poll(() => recorded).toEqual(["phone"]);
    await settled();
    expect([recorded, told]).toEqual([["phone"], []]);
  });

  it("that broke off is told where no list says what is left", async () => {
    const { adapter: inner, living } = backendOf(...ids);
    const { recorded, told, ...options } = noting();
    let isDown = false;
    const adapter = withLogTrace(
      {
        ...inner,
        async listSessions() {
          if (isDown) throw new SessionsError("network", "It is down.");
          return inner.listSessions();
        },
        async revokeOtherSessions() {
          living.delete("phone");
          isDown = true;
          throw new Error("It is down.");
        },
      },
      options,
    );
    await expect(adapter.revokeOtherSessions?.()).rejects.toThrow("It is down.");
    await expect.poll(() => told).toEqual([expect.stringMatching(/which sessions are left/)]);
    expect(recorded).toEqual([]);
  });

  it("is recorded of a session that began since an older list", async () => {
    holdClock();
    const { adapter: inner, living } = backendOf(...ids);
    const { recorded, ...options } = noting();
    const adapter = withLogTrace(inner, options);
    await adapter.listSessions();
    living.add("tablet");
    vi.setSystemTime(Date.now() + 1000);
    await adapter.revokeOtherSessions?.();
    expect(recorded).toEqual(["phone", "laptop", "tablet"]);
  });

  it("is recorded of those that a list which was cut off names, and told", async () => {
    const { adapter: inner } = backendOf(...ids);
    const { recorded, told, ...options } = noting();
    const listSessions = async () => ({ sessions: rows.slice(0, 2), truncated: true });
    await withLogTrace({ ...inner, listSessions }, options).revokeOtherSessions?.();
    expect(recorded).toEqual(["phone"]);
    expect(told).toEqual([expect.stringMatching(/showed only some/)]);
  });

  it("is one line on the console where nobody passed onError", async () => {
    const { adapter: inner } = backendOf(...ids);
    const { recorder } = noting();
    const listSessions = async () => ({ sessions: rows, truncated: true });
    await withLogTrace({ ...inner, listSessions }, { recorder }).revokeOtherSessions?.();
    expect(takeConsole()).toEqual([
      expect.stringMatching(/^error: your-devices: Sign-outs may be missing.* Pass onError to withLogTrace/),
    ]);
  });

  it("takes rows that can't be read for none", async () => {
    const { adapter: inner } = backendOf(...ids);
    const { recorded, ...options } = noting();
    const listSessions = async () => ({ sessions: [null as never, ...rows] });
    await withLogTrace({ ...inner, listSessions }, options).revokeOtherSessions?.();
    expect(recorded).toEqual(["phone", "laptop"]);
  });
});
