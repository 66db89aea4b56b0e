import { afterEach, expect, it, vi } from "vitest";
import { hearConsole } from "../../../src/testing/conformance/hear-console.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

it("hears a console that inherits its methods, passes on what is said, and leaves nothing behind", () => {
  const printed: unknown[] = [];
  class RunnersConsole {
    log(word: unknown) {
      printed.push(word);
    }
    table(word: unknown) {
      printed.push(word);
    }
  }
  const runners = new RunnersConsole();
  vi.stubGlobal("console", runners);
  const { said, stop } = hearConsole();
  console.log("one");
  console.table("two");
  stop();
  console.log("three");
  expect(said).toEqual(["one", "two"]);
  expect(printed).toEqual(["one", "two", "three"]);
  expect(Object.keys(runners)).toEqual([]);
});
