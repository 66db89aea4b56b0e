import { describe, expect, it } from "vitest";
import { openLogTrace } from "../fakes/logtrace-fake/open-logtrace.ts";

const entry = { sessionId: "session-1", userId: "ann" };

describe("what LogTrace does not take", () => {
  it("logtrace-key-refused: a refused API key reaches onError as what it is, and never as nobody signed in", async () => {
    const { recorder, errors } = await openLogTrace();
    await recorder({ apiKey: "another-key-of-logtrace" }).recordSignIn(entry);
    expect(errors).toMatchObject([
      { status: 401, code: "backend", message: expect.stringMatching(/does not know this API key/) },
    ]);
  });

  it("logtrace-payment-required: an inactive subscription reaches onError as what it is", async () => {
    const { fake, recorder, errors } = await openLogTrace();
    fake.isSubscriptionActive = false;
    await recorder().recordSignOut("session-1");
    expect(errors).toMatchObject([
      { status: 402, code: "backend", message: expect.stringMatching(/subscription/) },
    ]);
  });

  it("logtrace-rate-limit: too many requests in a minute are told as such, and what waits is sent later", async () => {
    const { fake, recorder, errors, rowOf } = await openLogTrace({ requestsPerMinute: 1 });
    const { recordSignIn, flush } = recorder();
    await recordSignIn(entry);
    await recordSignIn({ ...entry, sessionId: "session-2" });
    expect(errors).toMatchObject([{ status: 429, code: "rate-limited" }]);
    fake.requestsPerMinute = 100;
    expect(await flush()).toBe(0);
    expect(await rowOf("session-2")).toBeDefined();
  });

  it("says when to come back where LogTrace does", async () => {
    const { fake, recorder, errors } = await openLogTrace();
    fake.failure = { status: 429, headers: { "retry-after": "17" } };
    await recorder().recordSignOut("session-1");
    expect(errors).toMatchObject([{ retryAfterSeconds: 17 }]);
  });

  it.each([
    ["network", "network"],
    ["hang", "timeout"],
    ["html", "bad-response"],
    [{ status: 302, headers: { location: "https://other.example.test/" } }, "backend"],
    [{ status: 200, text: "[]" }, "bad-response"],
    [{ status: 503 }, "backend"],
  ] as const)("told as %o reaches onError alone", async (failure, code) => {
    const { fake, recorder, errors } = await openLogTrace();
    fake.failure = failure;
    await recorder(failure === "hang" ? { timeoutMs: 50 } : {}).recordSignOut("session-1");
    expect(errors).toMatchObject([{ code, name: "LogTraceError" }]);
  });
});
