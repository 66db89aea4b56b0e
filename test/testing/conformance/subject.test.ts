import { describe, expect, it } from "vitest";
import type { SessionList } from "../../../src/contract.ts";
import type { AdapterScenario } from "../../../src/core/adapter-declaration.ts";
import { endOneOther, othersIn, Subject } from "../../../src/testing/conformance/subject.ts";
import type { AdapterSetup, AdapterUnderTest } from "../../../src/testing/index.ts";
import { revokesCurrent } from "../broken-adapters/common-bugs.ts";
import { foreignId, fullSetup } from "../full-setup.ts";
import { memorySetup } from "../memory-setup.ts";

const subjectOf = async (
  setup: AdapterSetup,
  scenario: AdapterScenario = "two-others",
  change: Partial<AdapterUnderTest> = {},
) => new Subject(scenario, { ...(await setup(scenario)), ...change }, setup);

it("does not count another user's session among the user's own", async () => {
  const subject = await subjectOf(fullSetup);
  expect(await subject.truth()).toContain(foreignId);
  expect((await subject.own()).sort()).toEqual(["session-1", "session-2", "session-3"]);
});

describe("listing", () => {
  it("fails a result that is not a list", async () => {
    const adapter = { name: "empty", listSessions: async () => ({}) as SessionList };
    const subject = await subjectOf(memorySetup, "two-others", { adapter });
    await expect(subject.tryList()).rejects.toThrow("listSessions() resolves with { sessions }");
  });

  it("fails a rejection in a scenario in which lists have to work", async () => {
    const subject = await subjectOf(memorySetup, "network-loss");
    expect(await subject.tryList()).toMatchObject({ settled: "rejected", error: { code: "network" } });
    await expect(subject.list()).rejects.toThrow("in the scenario network-loss listSessions() resolves");
  });

  it("has no page of ended sessions if the adapter has no history", async () => {
    expect(await (await subjectOf(memorySetup)).tryEnded()).toBeUndefined();
    expect(await (await subjectOf(fullSetup)).tryEnded()).toMatchObject({ settled: "resolved" });
  });
});

describe("performing an action", () => {
  it("gives the outcome of the adapter's method", async () => {
    const subject = await subjectOf(memorySetup);
    expect(await subject.perform("rename", "session-2", "Kitchen tablet")).toMatchObject({
      settled: "resolved",
    });
    expect((await subject.list()).sessions[1]?.name).toBe("Kitchen tablet");
  });

  it("fails if the current session ends with it, once a list has named that session", async () => {
    const subject = await subjectOf(revokesCurrent);
    await subject.list();
    await expect(subject.perform("revoke", "session-1")).rejects.toThrow(
      'the current session is alive after revokeSession("session-1")',
    );
  });

  it("costs requests, which the setup counts", async () => {
    const subject = await subjectOf(memorySetup);
    const twice = async () => {
      await subject.perform("revoke", "session-2");
      await subject.tryList();
    };
    expect(await subject.costOf(twice)).toEqual({ reads: 1, acts: 1 });
    const uncounted = await subjectOf(memorySetup, "two-others", { requests: undefined } as object);
    expect(await uncounted.costOf(twice)).toBeUndefined();
  });
});

it("asks a healthy backend what the person may not do", async () => {
  const subject = await subjectOf(memorySetup, "network-loss");
  expect(await subject.leavesOut("revoke")).toBe(false);
  expect(await subject.leavesOut("history")).toBe(true);
});

describe("the others in a list", () => {
  const list: SessionList = {
    sessions: [
      { id: "here", isCurrent: true },
      { id: "managed", isCurrent: false, notRevocable: { reason: "managed-elsewhere" } },
      { id: "phone", isCurrent: false },
    ],
  };

  it("are neither the current session nor those that can't be revoked", () => {
    expect(othersIn(list)).toEqual(["phone"]);
  });

  it("end without the adapter if the setup can, and with it otherwise", async () => {
    const own = await subjectOf(memorySetup);
    expect(await endOneOther(own, await own.list())).toBe("session-2");
    expect(await own.own()).not.toContain("session-2");

    const without = await subjectOf(memorySetup, "two-others", { end: undefined } as object);
    const revoked = async () => endOneOther(without, await without.list());
    expect((await without.costOf(revoked))?.acts).toBe(1);
    expect(await without.own()).not.toContain("session-2");
  });

  it("are left alone while the current session is unknown", async () => {
    const subject = await subjectOf(memorySetup, "current-unknown");
    expect(await endOneOther(subject, await subject.list())).toBeUndefined();
    expect(await subject.own()).toHaveLength(3);
  });
});
