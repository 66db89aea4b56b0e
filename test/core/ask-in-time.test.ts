import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { askInTime } from "../../src/core/ask-in-time.ts";
import { SessionsError } from "../../src/core/errors.ts";

const options = { ms: 60_000, what: "Listing sessions" };
const secret = "token-of-somebody";
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const hostile = new Proxy(new Error(secret), {
  getPrototypeOf: () => {
    throw new Error(secret);
  },
});

describe("work that is asked in time", () => {
  it("has its result", async () => {
    expect(await askInTime(async () => 7, options)).toBe(7);
  });

  it("fails as it says", async () => {
    const error = new SessionsError("forbidden", "No.");
    await expect(askInTime(() => Promise.reject(error), options)).rejects.toBe(error);
  });

  it.each<[string, unknown]>([
    ["an error", new TypeError(secret)],
    ["undefined", undefined],
    ["null", null],
    ["a symbol", Symbol(secret)],
    ["a revoked proxy", revoked.proxy],
    ["an error that throws when it is looked at", hostile],
  ])("met a value that can't be read if it throws %s", async (_, thrown) => {
    const failure = await askInTime(async () => {
      throw thrown;
    }, options).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SessionsError);
    expect(failure).toMatchObject({ code: "bad-response", message: expect.stringContaining(options.what) });
    expect(inspect(failure, { depth: 5, showHidden: true })).not.toContain(secret);
  });

  it("rejects with the reason of an aborted signal, whatever that is", async () => {
    const controller = new AbortController();
    const asked = askInTime(() => new Promise(() => {}), { ...options, signal: controller.signal });
    controller.abort("enough");
    await expect(asked).rejects.toBe("enough");
  });
});
