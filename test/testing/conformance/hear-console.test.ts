import { afterEach, expect, it, vi } from "vitest";
import { hearConsole } from "../../../src/testing/conformance/hear-console.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

it("hears a console that inherits its methods, passes on what is said, and leaves nothing behind", () => {
  const output: unknown[] = [];
  class RunnersConsole {
    log(word: unknown) {
      output.push(word);
    }
    table(word: unknown) {
      output.push(word);
    }
  }
  const runners = new RunnersConsole();
  vi.stubGlobal("console", runners);
  const { printed, stop } = hearConsole();
  console.log("one");
  console.table("two");
  stop();
  console.log("three");
  expect(printed).toEqual(["one", "two"]);
  expect(output).toEqual(["one", "two", "three"]);
  expect(Object.keys(runners)).toEqual([]);
});
