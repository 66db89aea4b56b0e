import { expect, test } from "vitest";
import { type Gate, judge, keyOf, type Samples, tryGates } from "../../../scripts/bench/gates.ts";

const toPlain: Gate = { of: "to plain", count: 10, state: "cold", to: ["plain"], atMost: 1.5 };
const toPeers: Gate = {
  of: "to peers",
  count: 10,
  state: "cold",
  to: ["better-auth-ui", "workos"],
  atMost: 0.9,
};
const key: Gate = { of: "a key", count: 1_000, state: "key", to: [], atMost: 20 };

const samples = (values: Record<string, number[]>): Samples => new Map(Object.entries(values));

test("a gate compares what it measures of the widget with the others", () => {
  const measured = samples({ [keyOf("ours", 10, "cold")]: [15], [keyOf("plain", 10, "cold")]: [10] });
  expect(judge(toPlain, measured)).toBe(1.5);
});

test("a gate to several compares with the quickest of them", () => {
  const measured = samples({
    [keyOf("ours", 10, "cold")]: [9],
    [keyOf("better-auth-ui", 10, "cold")]: [10],
    [keyOf("workos", 10, "cold")]: [30],
  });
  expect(judge(toPeers, measured)).toBe(0.9);
});

test("a gate to nobody is the median in milliseconds", () => {
  expect(judge(key, samples({ [keyOf("ours", 1_000, "key")]: [10, 30, 20] }))).toBe(20);
});

test("what was not measured has no verdict", () => {
  expect(judge(toPeers, samples({ [keyOf("ours", 10, "cold")]: [9] }))).toBeUndefined();
  expect(judge(key, samples({}))).toBeUndefined();
});

test("of three tries the best one counts, and only what has failed is tried again", async () => {
  const ours = [30, 20, 14];
  const asked: string[][] = [];
  const verdicts = await tryGates([toPlain, key], async (gates) => {
    asked.push(gates.map(({ of }) => of));
    return samples({
      [keyOf("ours", 10, "cold")]: [ours[asked.length - 1] as number],
      [keyOf("plain", 10, "cold")]: [10],
      [keyOf("ours", 1_000, "key")]: [12],
    });
  });
  expect(asked).toEqual([["to plain", "a key"], ["to plain"], ["to plain"]]);
  expect(verdicts).toEqual([
    { gate: toPlain, best: 1.4, isReached: true },
    { gate: key, best: 12, isReached: true },
  ]);
});

test("after three tries a gate that was never reached has failed, by its best value", async () => {
  const ours = [30, 18, 20];
  let tries = 0;
  const verdicts = await tryGates([toPlain], async () =>
    samples({ [keyOf("ours", 10, "cold")]: [ours[tries++] as number], [keyOf("plain", 10, "cold")]: [10] }),
  );
  expect(tries).toBe(3);
  expect(verdicts).toEqual([{ gate: toPlain, best: 1.8, isReached: false }]);
});

test("a gate whose peers are not there is neither reached nor failed, and is not tried again", async () => {
  let tries = 0;
  const verdicts = await tryGates([toPeers], async () => {
    tries += 1;
    return samples({ [keyOf("ours", 10, "cold")]: [9] });
  });
  expect(tries).toBe(1);
  expect(verdicts).toEqual([{ gate: toPeers, best: undefined, isReached: undefined }]);
});
