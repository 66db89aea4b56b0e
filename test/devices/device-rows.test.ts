import { describe, expect, test, vi } from "vitest";
import type { UserSession } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import type { PendingSignOut } from "../../src/core/guard/pending-sign-outs.ts";
import type { DeviceRow } from "../../src/devices/device.ts";
import { createDeviceIndex } from "../../src/devices/device-index.ts";
import { type DeviceRowsOptions, deviceRows } from "../../src/devices/device-rows.ts";
import { english } from "../../src/devices/english.ts";
import { deviceOptions, now, secondsAgo } from "./device-options.ts";

const session = (id: string, more: Partial<UserSession> = {}): UserSession => ({
  id,
  isCurrent: false,
  createdAt: secondsAgo(86_400),
  ...more,
});

type Options = Omit<DeviceRowsOptions, "signOut"> & { sessions: UserSession[] };

const index = createDeviceIndex({ labels: english, locale: "en" });
const optionsFor = (sessions: UserSession[], more: Partial<Options> = {}): Options => ({
  ...deviceOptions(sessions),
  index,
  names: new Map(),
  sessions,
  pendingSignOuts: new Map(),
  canSignOut: ({ isCurrent }) => !isCurrent,
  retry: () => {},
  ...more,
});
/** Makes the rows of one page again and again, as a page does that renders. */
const createDeviceRows = (signOut: DeviceRowsOptions["signOut"]) => {
  let former: readonly DeviceRow[] = [];
  const rows = ({ sessions, ...options }: Options): readonly DeviceRow[] => {
    const byId = new Map(former.map((row) => [row.id, row]));
    former = deviceRows(sessions, { ...options, signOut }, byId);
    return former;
  };
  return { rows };
};
const create = () => createDeviceRows(vi.fn(async (id) => ({ id, outcome: "revoked" as const })));
const pending = (id: string, signOut: PendingSignOut) => new Map([[id, signOut]]);

describe("a row keeps its identity", () => {
  test("while nothing in it changes", () => {
    const { rows } = create();
    const sessions = [session("a", { lastActiveAt: secondsAgo(600) }), session("b")];
    const before = rows(optionsFor(sessions));
    const after = rows(optionsFor([...sessions]));
    expect(after).toEqual(before);
    expect(after.every((row, index) => row === before[index])).toBe(true);
  });

  test("when another row leaves", () => {
    const { rows } = create();
    const [a, b] = [session("a", { name: "A" }), session("b", { name: "B" })];
    const before = rows(optionsFor([a, b]));
    expect(rows(optionsFor([b]))[0]).toBe(before[1]);
  });

  test("when another row changes its state", () => {
    const { rows } = create();
    const sessions = [session("a"), session("b")];
    const before = rows(optionsFor(sessions));
    const after = rows(optionsFor(sessions, { pendingSignOuts: pending("a", { state: "signing-out" }) }));
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });

  test("when time passes that its words don't show", () => {
    const { rows } = create();
    const sessions = [session("a", { lastActiveAt: secondsAgo(3 * 3600) })];
    const [before] = rows(optionsFor(sessions));
    expect(rows(optionsFor(sessions, { now: now + 60_000 }))[0]).toBe(before);
  });
});

describe("a row is a new one", () => {
  test.each<[string, Partial<UserSession>, Partial<Options>]>([
    ["its session changes", { name: "renamed" }, {}],
    ["its words change with time", {}, { now: now + 3_600_000 }],
    ["its name among others changes", {}, { names: new Map([["a", { distinctName: "curl, 1" }]]) }],
    ["it can't be signed out any more", {}, { canSignOut: () => false }],
    ["it is marked", {}, { pendingSignOuts: pending("a", { state: "unknown" }) }],
  ])("when %s", (_why, change, options) => {
    const { rows } = create();
    const first = session("a", { lastActiveAt: secondsAgo(600) });
    const [before] = rows(optionsFor([first]));
    const [after] = rows(
      optionsFor([Object.keys(change).length > 0 ? { ...first, ...change } : first], options),
    );
    expect(after).not.toBe(before);
  });
});

test("a row is a new one when its last activity becomes a lower bound, in the same words", () => {
  const { rows } = create();
  const sessions = [session("a", { lastActiveAt: secondsAgo(3 * 86_400) })];
  const exact = optionsFor(sessions);
  const hedged = optionsFor(sessions, { list: { sessions, lastActiveGranularitySeconds: 3_600 } });
  const texts = [exact, hedged, exact].map((options) => rows(options)[0]?.lastActive);
  expect(new Set(texts.map((activity) => activity?.text)).size).toBe(1);
  expect(texts.map((activity) => activity?.isLowerBound)).toEqual([undefined, true, undefined]);
});

describe("what can be done", () => {
  test("signOut ends this very device, and is the same function at each render", async () => {
    const signOut = vi.fn(async (id: string) => ({ id, outcome: "revoked" as const }));
    const { rows } = createDeviceRows(signOut);
    const first = session("a");
    const [row] = rows(optionsFor([first, session("b")]));
    const [renamed] = rows(optionsFor([{ ...first, name: "renamed" }]));
    expect(renamed?.signOut).toBe(row?.signOut);
    await expect(row?.signOut?.()).resolves.toEqual({ id: "a", outcome: "revoked" });
    expect(signOut.mock.calls).toEqual([["a"]]);
  });

  test("nothing while it is being signed out", () => {
    const { rows } = create();
    const options = optionsFor([session("a")], { pendingSignOuts: pending("a", { state: "signing-out" }) });
    expect(rows(options)[0]).not.toHaveProperty("signOut");
  });

  test.each(["failed", "unknown"] as const)("another try after %s", (state) => {
    const { rows } = create();
    expect(rows(optionsFor([session("a")], { pendingSignOuts: pending("a", { state }) }))[0]).toHaveProperty(
      "signOut",
    );
  });
});

test("a device whose outcome is unknown can be checked, and no other", () => {
  const retry = vi.fn();
  const { rows } = create();
  const [unknown, ready] = rows(
    optionsFor([session("a"), session("b")], { pendingSignOuts: pending("a", { state: "unknown" }), retry }),
  );
  unknown?.check?.();
  expect(retry).toHaveBeenCalledOnce();
  expect(ready).not.toHaveProperty("check");
});

describe("the state", () => {
  test("is ready without a mark", () => {
    const [row] = create().rows(optionsFor([session("a")]));
    expect(row?.state).toBe("ready");
    expect(row).not.toHaveProperty("error");
  });

  test("comes with the error of the last try", () => {
    const error = new SessionsError("forbidden", "no");
    const [row] = create().rows(
      optionsFor([session("a")], { pendingSignOuts: pending("a", { state: "failed", error }) }),
    );
    expect(row).toMatchObject({ state: "failed", error });
  });

  test("comes with the time of the last failure", () => {
    const pendingSignOuts = pending("a", { state: "failed", failedAt: now });
    expect(create().rows(optionsFor([session("a")], { pendingSignOuts }))[0]?.failedAt).toBe(now);
    expect(create().rows(optionsFor([session("a")]))[0]).not.toHaveProperty("failedAt");
  });

  test("never says of the current device that it is being signed out", () => {
    const options = optionsFor([session("a", { isCurrent: true })], {
      pendingSignOuts: pending("a", { state: "signing-out" }),
    });
    expect(create().rows(options)[0]?.state).toBe("ready");
  });
});
