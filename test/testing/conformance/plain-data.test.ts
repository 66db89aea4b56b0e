import { describe, expect, it } from "vitest";
import { requireInstants, requireJson } from "../../../src/testing/conformance/plain-data.ts";

const listWith = (member: object) => ({ sessions: [{ id: "a", isCurrent: true, ...member }] });

describe("an instant", () => {
  it.each([
    ["is missing", {}],
    ["is written in UTC", { createdAt: "2026-01-15T12:00:00Z" }],
  ])("is right if it %s", (_, member) => {
    expect(() => requireInstants(listWith(member), "list")).not.toThrow();
  });

  it.each([
    ["has an offset", { createdAt: "2026-01-15T12:00:00+02:00" }, "createdAt"],
    [
      "is a day that no calendar has",
      { notRevocable: { reason: "too-new", until: "2026-02-30T12:00:00Z" } },
      "notRevocable.until",
    ],
    ["is a number", { endedAt: 1_768_478_400 as never }, "endedAt"],
  ] as const)("is wrong if it %s", (_, member, key) => {
    expect(() => requireInstants(listWith(member), "list")).toThrow(`Got: list.sessions[0].${key} is `);
  });

  it("of the server's clock is looked at too", () => {
    expect(() => requireInstants({ sessions: [], serverTime: "now" }, "page 2")).toThrow(
      "Got: page 2.serverTime is now (string).",
    );
  });
});

describe("a value that JSON changes", () => {
  const withHole: unknown[] = [];
  withHole.length = 2;

  it.each([
    ["null", { name: null }, "list.name is null"],
    ["undefined", { name: undefined }, "list.name is of type undefined"],
    ["a negative zero", { skipped: -0 }, "list.skipped is 0"],
    ["an infinite number", [Number.POSITIVE_INFINITY], "list[0] is Infinity"],
    ["a date", { at: new Date(0) }, "list.at is a Date"],
    ["a symbol as a key", { [Symbol("raw")]: 1 }, "list.Symbol(raw) is not an ordinary member"],
    [
      "a getter",
      {
        get name() {
          return "Ann";
        },
      },
      "list.name is not an ordinary member",
    ],
    ["a hole", withHole, "list has holes or members beside its items"],
  ])("is caught: %s", (_, value, problem) => {
    expect(() => requireJson(value, "list")).toThrow(`Got: ${problem}.`);
  });

  it("is not among plain objects, arrays, texts, numbers and booleans", () => {
    const plain = { sessions: [{ id: "a", isCurrent: true }], skipped: 0 };
    expect(() => requireJson(plain, "list")).not.toThrow();
    expect(() => requireJson(Object.assign(Object.create(null), plain), "list")).not.toThrow();
  });
});
