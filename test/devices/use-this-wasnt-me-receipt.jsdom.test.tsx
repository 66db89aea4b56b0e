import { act } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { SessionsError } from "../../src/core/errors.ts";
import { showWasntMe as show, three } from "./show-wasnt-me.tsx";

describe("the receipt", () => {
  test("is data: the device as it was, and nothing that runs", async () => {
    const adapter = three();
    Object.assign(adapter.sessions[1] as object, { name: "curl", ipAddress: "203.0.113.7" });
    const page = await show(adapter);
    await page.next();
    const { receipt } = page.hook();
    expect(receipt?.device).toMatchObject({ id: "a", name: "curl", ipAddress: "203.0.113.x" });
    expect(receipt?.device).not.toHaveProperty("state");
    const functions = Object.values({ ...receipt, ...receipt?.device }).filter(
      (value) => typeof value === "function",
    );
    expect(functions).toEqual([]);
    expect(JSON.parse(JSON.stringify(receipt)).device.name).toBe("curl");
  });

  test("can be cloned, kept and sent, also of a device that is being renamed", async () => {
    const adapter = three();
    let finish = () => {};
    adapter.renameSession = () => new Promise<void>((resolve) => (finish = resolve));
    const page = await show(adapter);
    await act(async () => void page.row("a")?.rename?.("Kitchen"));
    expect(page.row("a")).toMatchObject({ pendingName: "Kitchen" });
    await act(async () => {
      const done = page.hook().next?.();
      finish();
      await done;
    });
    const { receipt } = page.hook();
    expect(receipt?.device.id).toBe("a");
    expect(structuredClone(receipt)).toEqual(receipt);
    expect(receipt?.device).not.toHaveProperty("pendingName");
  });

  test("tells times by the server's clock, and until when the devices may go on working", async () => {
    const adapter = three();
    adapter.extra = { serverTime: "2030-05-01T14:00:00.000Z", revocationLagSeconds: 300 };
    const page = await show(adapter);
    await page.next();
    expect(page.hook().receipt).toMatchObject({
      at: "2030-05-01T14:00:00.000Z",
      worksUntil: "2030-05-01T14:05:00.000Z",
    });
    adapter.extra = { serverTime: "2030-05-01T14:03:00.000Z", revocationLagSeconds: 300 };
    await page.next();
    expect(page.hook().receipt).toMatchObject({
      at: "2030-05-01T14:00:00.000Z",
      worksUntil: "2030-05-01T14:08:00.000Z",
    });
  });

  test("says nothing of time if what was signed out ends at once, or if nothing was", async () => {
    const adapter = three();
    const page = await show(adapter);
    await page.next();
    expect(page.hook().receipt).not.toHaveProperty("worksUntil");
    page.open("b");
    adapter.extra = { revocationLagSeconds: 300 };
    adapter.nextRevokes = [new SessionsError("forbidden", "no")];
    await page.next();
    expect(page.outcomes()).toEqual([["b", "refused"]]);
    expect(page.hook().receipt).not.toHaveProperty("worksUntil");
  });

  test("no longer says that the devices may go on working once that time has passed", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const adapter = three();
    adapter.extra = { revocationLagSeconds: 300 };
    const page = await show(adapter);
    await page.next();
    expect(page.hook().receipt).toHaveProperty("worksUntil");
    act(() => {
      vi.setSystemTime(Date.now() + 301_000);
      window.dispatchEvent(new Event("visibilitychange"));
    });
    expect(page.hook().receipt).not.toHaveProperty("worksUntil");
    vi.useRealTimers();
  });
});
