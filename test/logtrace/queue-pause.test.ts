import { describe, expect, it, onTestFinished, vi } from "vitest";
import { openLogTrace } from "../fakes/logtrace-fake/open-logtrace.ts";

const signIn = (sessionId: string) => ({ sessionId, userId: "ann" });
const busy = { status: 429, headers: { "retry-after": "60" } };

/** Holds the clock by which a pause ends. Timers go on. */
function holdDate() {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
}

describe("the recorder's queue after an answer that says when to come back", () => {
  it("starts no run until LogTrace wants to be asked again, and has lost nothing by then", async () => {
    holdDate();
    const { fake, recorder, errors } = await openLogTrace();
    const { recordSignIn, recordSignOut } = recorder();
    fake.failure = busy;
    const ids = ["session-1", "session-2", "session-3"];
    for (const id of ids) await recordSignIn(signIn(id));
    vi.setSystemTime(Date.now() + 59_999);
    await recordSignOut("session-1");
    expect([fake.requests.length, errors.length]).toEqual([1, 1]);
    fake.failure = undefined;
    fake.requests.length = 0;
    vi.setSystemTime(Date.now() + 1);
    await recordSignOut("session-2");
    expect(fake.sessions).toHaveLength(3);
    expect(fake.requests).toHaveLength(5);
  });

  it("waits for two minutes at the most, whatever was asked for", async () => {
    holdDate();
    const { fake, recorder } = await openLogTrace();
    const { recordSignIn } = recorder();
    fake.failure = { status: 429, headers: { "retry-after": "999999" } };
    await recordSignIn(signIn("session-1"));
    fake.failure = undefined;
    vi.setSystemTime(Date.now() + 120_000);
    await recordSignIn(signIn("session-2"));
    expect(fake.sessions).toHaveLength(2);
  });

  it("tries once at a flush although LogTrace wants to be left alone, and goes on where that was taken", async () => {
    holdDate();
    const { fake, recorder } = await openLogTrace();
    const { recordSignIn, flush } = recorder();
    fake.failure = busy;
    await recordSignIn(signIn("session-1"));
    await recordSignIn(signIn("session-2"));
    expect(await flush()).toBe(2);
    expect(fake.requests).toHaveLength(2);
    fake.failure = undefined;
    expect(await flush()).toBe(0);
    await recordSignIn(signIn("session-3"));
    expect(fake.sessions).toHaveLength(3);
  });

  it("is left alone for as long although a flush meanwhile does not reach LogTrace", async () => {
    holdDate();
    const { fake, recorder } = await openLogTrace();
    const { recordSignIn, flush } = recorder();
    fake.failure = busy;
    await recordSignIn(signIn("session-1"));
    fake.failure = "network";
    await flush();
    await recordSignIn(signIn("session-2"));
    expect(fake.requests).toHaveLength(2);
  });

  it("drops the oldest beyond its limit also while LogTrace wants to be left alone", async () => {
    holdDate();
    const { fake, recorder, errors } = await openLogTrace();
    const { recordSignIn } = recorder({ queue: 1 });
    fake.failure = busy;
    await recordSignIn(signIn("session-1"));
    await recordSignIn(signIn("session-2"));
    expect(fake.requests).toHaveLength(1);
    expect(errors.map(({ message }) => message)).toContainEqual(expect.stringMatching(/^A sign-in was not/));
  });
});
