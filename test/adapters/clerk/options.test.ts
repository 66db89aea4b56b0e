import { describe, expect, it } from "vitest";
import { clerkAdapter } from "../../../src/adapters/clerk/browser.ts";
import { resolveOptions } from "../../../src/adapters/clerk/options.ts";
import { sessionLimit } from "../../support/session-limits.ts";

describe("the arguments", () => {
  it.each([
    [{ name: "" }, "name must be a text"],
    [{ name: " \t" }, "name must be a text"],
    [{ name: 7 }, "name must be a text"],
    [null, "options must be an object"],
    ["clerk-2", "options must be an object"],
    [[], "options must be an object"],
    [
      { sessionLimit: 5 },
      'sessionLimit must be { max: 1 or more, then: "replace-oldest" or "refuse-sign-in" }',
    ],
    [{ timeoutMs: 0 }, "timeoutMs can't be 0"],
    [{ timeoutMs: Number.NaN }, "timeoutMs can't be NaN"],
    [{ timeoutMs: 2 ** 31 }, "timeoutMs can't be 2147483648"],
  ])("refuse %o, saying which and why", (options, why) => {
    const clerk = { session: null, client: undefined };
    expect(() => clerkAdapter(clerk, options as never)).toThrow(new TypeError(`clerkAdapter: ${why}.`));
  });
});

describe("resolveOptions", () => {
  it("fills in the name and the deadline", () => {
    expect(resolveOptions({})).toEqual({ name: "clerk", timeoutMs: 15_000 });
  });

  it("keeps what is given", () => {
    const options = { name: "clerk-2", timeoutMs: 5000, sessionLimit };
    expect(resolveOptions(options)).toEqual(options);
  });
});
