import { describe, expect, it } from "vitest";
import type { LogTraceRequest } from "../fakes/logtrace-fake/logtrace-state.ts";
import { openLogTrace, referenceTo } from "../fakes/logtrace-fake/open-logtrace.ts";

const signIn = (sessionId: string) => ({ sessionId, userId: "ann" });
const tokensOf = (requests: LogTraceRequest[]) => requests.map(({ text }) => JSON.parse(text).token);

describe("the recorder's queue", () => {
  it("is sent in order with the next record", async () => {
    const { fake, recorder, rowOf } = await openLogTrace();
    const { recordSignIn, recordSignOut } = recorder();
    fake.failure = "network";
    await recordSignIn(signIn("session-1"));
    fake.failure = undefined;
    fake.requests.length = 0;
    await recordSignOut("session-1");
    expect(fake.requests.map(({ path }) => path)).toEqual([
      "/v1/developers/sessions",
      "/v1/developers/sessions/logout",
    ]);
    expect((await rowOf("session-1"))?.logout_at).toMatch(/^20/);
  });

  it("is sent when asked, and says how many records still wait", async () => {
    const { fake, recorder } = await openLogTrace();
    const { recordSignIn, flush } = recorder();
    fake.failure = "network";
    await recordSignIn(signIn("session-1"));
    await recordSignIn(signIn("session-2"));
    expect(await flush()).toBe(2);
    fake.failure = undefined;
    expect(await flush()).toBe(0);
    expect(fake.sessions).toHaveLength(2);
    expect(await flush()).toBe(0);
    expect(fake.sessions).toHaveLength(2);
  });

  it.each([401, 402, 403, 404, 429, 500, 502])("keeps a record that is answered with %i", async (status) => {
    const { fake, recorder } = await openLogTrace();
    const { recordSignIn, flush } = recorder();
    fake.failure = { status };
    await recordSignIn(signIn("session-1"));
    fake.failure = undefined;
    expect(await flush()).toBe(0);
    expect(fake.sessions).toHaveLength(1);
  });

  it.each([400, 413, 422])("drops a record that is answered with %i, and goes on", async (status) => {
    const { fake, recorder, errors } = await openLogTrace();
    const { recordSignIn, flush } = recorder();
    const wrong = await referenceTo("session-1");
    fake.failure = ({ text }) => (text.includes(wrong) ? { status } : undefined);
    void recordSignIn(signIn("session-1"));
    await recordSignIn(signIn("session-2"));
    expect(fake.sessions).toHaveLength(1);
    expect(errors).toMatchObject([{ status }]);
    expect(await flush()).toBe(0);
  });

  it("sends one record at a time, so that no sign-out overtakes its sign-in", async () => {
    const { fake, recorder, rowOf } = await openLogTrace();
    let inFlight = 0;
    let most = 0;
    const { handle } = fake;
    fake.handle = async (request) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      const response = await handle(request);
      inFlight -= 1;
      return response;
    };
    const { recordSignIn, recordSignOut } = recorder();
    const ids = ["session-1", "session-2", "session-3"];
    const all = ids.flatMap((id) => [recordSignIn(signIn(id)), recordSignOut(id)]);
    await Promise.all(all);
    expect(most).toBe(1);
    for (const id of ids) expect((await rowOf(id))?.logout_at).toMatch(/^20/);
  });

  it("asks once and no more while LogTrace is away", async () => {
    const { fake, recorder } = await openLogTrace();
    const { recordSignIn } = recorder();
    fake.failure = { status: 429 };
    const ids = ["session-1", "session-2", "session-3"];
    await Promise.all(ids.map((id) => recordSignIn(signIn(id))));
    expect(fake.requests).toHaveLength(1);
  });

  it.each([
    ["one record that is always answered with 403", { status: 403 }, ["session-2"]],
    ["one record at which the connection always breaks", "network", ["session-2"]],
    ["two records that are always answered with 500", { status: 500 }, ["session-1", "session-2"]],
  ] as const)("is not held up by %s, and keeps the order of a session", async (_, failure, poisoned) => {
    const { fake, recorder, rowOf } = await openLogTrace();
    const { recordSignIn, recordSignOut, flush } = recorder();
    const poison = await Promise.all(poisoned.map(referenceTo));
    fake.failure = "network";
    const ids = ["session-1", "session-2", "session-3", "session-4"];
    for (const id of ids) {
      await recordSignIn(signIn(id));
      await recordSignOut(id);
    }
    fake.failure = ({ text }) => (poison.some((token) => text.includes(token)) ? failure : undefined);
    for (let flushes = 0; flushes < 3; flushes += 1) await flush();
    expect(await flush()).toBe(2 * poison.length);
    expect(fake.sessions).toHaveLength(ids.length - poison.length);
    fake.failure = undefined;
    expect(await flush()).toBe(0);
    for (const id of ids) expect((await rowOf(id))?.logout_at).toMatch(/^20/);
  });

  it.each([403, 429, 503])(
    "ends a run at %i and begins the next one with another session",
    async (status) => {
      const { fake, recorder } = await openLogTrace();
      const { recordSignIn, recordSignOut, flush } = recorder();
      fake.failure = { status };
      void recordSignIn(signIn("session-1"));
      void recordSignOut("session-1");
      await recordSignIn(signIn("session-2"));
      expect(tokensOf(fake.requests)).toEqual([await referenceTo("session-1")]);
      fake.failure = undefined;
      fake.requests.length = 0;
      expect(await flush()).toBe(0);
      const expected = await Promise.all(["session-2", "session-1", "session-1"].map(referenceTo));
      expect(tokensOf(fake.requests)).toEqual(expected);
    },
  );

  it.each([
    { status: 202, text: "" },
    { status: 202, text: "<title>LogTrace</title>" },
    { status: 202, text: "not compressed", headers: { "content-encoding": "gzip" } },
  ])("takes the answer %j for what it is: accepted", async (failure) => {
    const { fake, recorder, errors } = await openLogTrace();
    const { recordSignIn, flush } = recorder();
    fake.failure = failure;
    await recordSignIn(signIn("session-1"));
    expect(errors).toEqual([]);
    expect(await flush()).toBe(0);
    expect(fake.requests).toHaveLength(1);
  });

  it("drops what has waited longest, also where it was moved behind the others", async () => {
    const { fake, recorder, rowOf } = await openLogTrace();
    const { recordSignIn, flush } = recorder({ queue: 3 });
    fake.failure = "network";
    const ids = ["session-1", "session-2", "session-3", "session-4", "session-5"];
    void recordSignIn(signIn("session-1"));
    await recordSignIn(signIn("session-2"));
    for (const id of ids.slice(2)) await recordSignIn(signIn(id));
    fake.failure = undefined;
    expect(await flush()).toBe(0);
    const rows = await Promise.all(ids.map(rowOf));
    expect(rows.map((row) => row !== undefined)).toEqual([false, false, true, true, true]);
  });

  it("drops the oldest beyond its limit, and says so", async () => {
    const { fake, recorder, errors } = await openLogTrace();
    const { recordSignIn, flush } = recorder({ queue: 2 });
    fake.failure = "network";
    for (const id of ["session-1", "session-2", "session-3"]) await recordSignIn(signIn(id));
    expect(errors.map(({ message }) => message).filter((text) => text.includes("was not recorded"))).toEqual([
      "A sign-in was not recorded: more than 2 records waited for LogTrace, and it was the oldest.",
    ]);
    fake.failure = undefined;
    expect(await flush()).toBe(0);
    const expected = await Promise.all(["session-3", "session-2"].map(referenceTo));
    expect(fake.sessions.map(({ token }) => token)).toEqual(expected);
  });

  it("tries the oldest once more before it drops it", async () => {
    const { fake, recorder } = await openLogTrace();
    const { recordSignIn } = recorder({ queue: 1 });
    fake.failure = "network";
    await recordSignIn(signIn("session-1"));
    fake.failure = undefined;
    await recordSignIn(signIn("session-2"));
    expect(fake.sessions).toHaveLength(2);
  });

  it("does not drop what is on its way", async () => {
    const { fake, recorder, errors } = await openLogTrace();
    const { recordSignIn } = recorder({ queue: 1 });
    const ids = ["session-1", "session-2", "session-3"];
    await Promise.all(ids.map((id) => recordSignIn(signIn(id))));
    const expected = await Promise.all(["session-1", "session-3"].map(referenceTo));
    expect(fake.sessions.map(({ token }) => token)).toEqual(expected);
    expect(errors).toHaveLength(1);
  });

  it("sends a record whose answer was lost again, so LogTrace may have it twice", async () => {
    const { fake, recorder } = await openLogTrace();
    const { recordSignIn, flush } = recorder();
    fake.failure = "lost-answer";
    await recordSignIn(signIn("session-1"));
    fake.failure = undefined;
    await flush();
    expect(fake.sessions).toHaveLength(2);
  });

  it("goes on after a request that was never answered", async () => {
    const { fake, recorder, errors } = await openLogTrace();
    const { recordSignIn, flush } = recorder({ timeoutMs: 500 });
    fake.failure = "hang";
    await recordSignIn(signIn("session-1"));
    expect(errors).toMatchObject([{ code: "timeout" }]);
    fake.failure = undefined;
    await expect.poll(flush).toBe(0);
  });

  it("is tried by nothing but a record and a flush", async () => {
    const { fake, recorder } = await openLogTrace();
    fake.failure = { status: 503 };
    await recorder().recordSignIn(signIn("session-1"));
    fake.failure = undefined;
    await new Promise((resolve) => setImmediate(resolve));
    expect(fake.requests).toHaveLength(1);
  });

  it("is sent in order also where LogTrace stores a sign-in later, which the sign-out then changes nothing of", async () => {
    const { fake, recorder, rowOf, errors } = await openLogTrace({ storesLater: true });
    const { recordSignIn, recordSignOut, flush } = recorder();
    void recordSignIn(signIn("session-1"));
    await recordSignOut("session-1");
    expect(fake.requests.map(({ path }) => path)).toEqual([
      "/v1/developers/sessions",
      "/v1/developers/sessions/logout",
    ]);
    expect(await rowOf("session-1")).toBeUndefined();
    fake.store();
    expect((await rowOf("session-1"))?.logout_at).toMatch(/^0001/);
    expect(errors).toEqual([]);
    expect(await flush()).toBe(0);
    await recordSignOut("session-1");
    expect((await rowOf("session-1"))?.logout_at).toMatch(/^20/);
  });

  it("is not slowed down by how often the history is read", async () => {
    const { fake, recorder, history, errors } = await openLogTrace({ requestsPerMinute: 1 });
    for (let reads = 0; reads < 3; reads += 1) await history().listEndedSessions();
    await recorder().recordSignIn(signIn("session-1"));
    expect(fake.sessions).toHaveLength(1);
    expect(errors).toEqual([]);
  });
});
