import { expect, test } from "vitest";
import type { GuardSnapshot } from "../../src/core/guard/guard-snapshot.ts";
import type { DeviceRow } from "../../src/devices/device.ts";
import { beginFlow, type Flow, settled } from "../../src/devices/wasnt-me-flow.ts";

const row: DeviceRow = {
  id: "a",
  isCurrent: false,
  type: "unknown",
  name: "curl",
  distinctName: "curl",
  state: "unknown",
  session: { id: "a", isCurrent: false },
};
const unknown: Flow = { ...beginFlow(row), results: [{ id: "a", outcome: "unknown" }] };
const seen = (more: Partial<GuardSnapshot>) => ({
  list: { sessions: [{ id: "me", isCurrent: true }] },
  shown: undefined,
  receivedAt: 1000,
  pendingSignOuts: new Map(),
  areOthersRunning: false,
  lastResults: [],
  error: undefined,
  signedOut: false,
  now: 1000,
  ...more,
});

test("an unknown outcome is told by a list that lacks the device, once the guard waits for none", () => {
  expect(settled(unknown, seen({}))).toMatchObject({
    stage: "others",
    results: [{ id: "a", outcome: "revoked" }],
  });
});

test.each<[string, Partial<GuardSnapshot>]>([
  [
    "the guard still waits for one that can tell",
    { pendingSignOuts: new Map([["a", { state: "unknown" }]]) },
  ],
  [
    "it has only a part of the sessions",
    { list: { sessions: [{ id: "me", isCurrent: true }], truncated: true } },
  ],
  ["it has the device", { list: { sessions: [{ id: "a", isCurrent: false }] } }],
  ["there is none", { list: undefined }],
])("a list tells nothing of it while %s", (_, more) => {
  expect(settled(unknown, seen(more))).toBe(unknown);
});

test("a refusal stays what it is, also if the device leaves by itself", () => {
  const refused: Flow = { ...unknown, results: [{ id: "a", outcome: "refused" }] };
  expect(settled(refused, seen({}))).toBe(refused);
});
