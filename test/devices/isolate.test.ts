import { expect, test } from "vitest";
import { isolate, isolateName, isolatesParts, withoutIsolates } from "../../src/devices/isolate.ts";

const composed = `${isolate("Chrome")} on ${isolate("macOS")}`;

test("a text is isolated once", () => {
  expect(isolate("curl")).toBe("\u2068curl\u2069");
  expect(isolate(isolate("curl"))).toBe("\u2068curl\u2069");
});

test("one that isolates its parts takes the direction of what is around it", () => {
  expect(isolatesParts(composed)).toBe(true);
  expect(isolate(composed)).toBe(composed);
});

test.each(["curl", "Build server", "Safari 18.1"])(
  "%s turns nothing in a sentence and stays as it is",
  (name) => expect(isolateName(name)).toBe(name),
);

test.each(["הטלפון", "Tel אביב", "Phone (2)", "(2) Phone", "2 phones", "Müller’s Mac"])(
  "%s is isolated in a sentence",
  (name) => expect(isolateName(name)).toBe(`\u2068${name}\u2069`),
);

test("the eye sees no isolates", () => {
  expect(isolatesParts("Chrome on macOS")).toBe(false);
  expect(withoutIsolates(composed)).toBe("Chrome on macOS");
});
