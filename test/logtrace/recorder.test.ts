import { describe, expect, it } from "vitest";
import { openLogTrace, referenceTo } from "../fakes/logtrace-fake/open-logtrace.ts";

const entry = { sessionId: "session-1", userId: "ann" };

describe("a sign-in", () => {
  it("that is no object goes to onError and does not throw", async () => {
    const { recorder, errors } = await openLogTrace();
    await recorder().recordSignIn(null as never);
    expect(errors).toMatchObject([{ name: "LogTraceError", code: "backend" }]);
  });
});

describe("a sign-out", () => {
  it("closes the record of its sign-in", async () => {
    const { recorder, rowOf } = await openLogTrace();
    const { recordSignIn, recordSignOut } = recorder();
    await recordSignIn(entry);
    await recordSignIn({ ...entry, sessionId: "session-2" });
    await recordSignOut("session-1");
    expect(await rowOf("session-1")).toMatchObject({ logout_at: expect.stringMatching(/^20/) });
    expect((await rowOf("session-2"))?.logout_at).toMatch(/^0001/);
  });
});

describe("what LogTrace documents otherwise than it behaves", () => {
  it("logtrace-documented-path: sign-ins go where an API key is known, not where the documentation posts", async () => {
    const { fake, recorder } = await openLogTrace();
    await recorder().recordSignIn(entry);
    expect(fake.sessions).toHaveLength(1);
  });

  it("logtrace-swagger-logout: sign-outs go to a path that exists", async () => {
    const { recorder, rowOf } = await openLogTrace();
    const { recordSignIn, recordSignOut } = recorder();
    await recordSignIn(entry);
    await recordSignOut("session-1");
    expect(await rowOf("session-1")).toMatchObject({ logout_at: expect.stringMatching(/^20/) });
  });

  it("logtrace-no-id: a sign-out finds its sign-in by our own reference, since the answer brings no id", async () => {
    for (const accepted of [201, 202] as const) {
      const { recorder, rowOf } = await openLogTrace({ accepted });
      const { recordSignIn, recordSignOut } = recorder();
      await recordSignIn(entry);
      await recordSignOut("session-1");
      expect(await rowOf("session-1")).toMatchObject({ logout_at: expect.stringMatching(/^20/) });
    }
  });

  it("logtrace-raw-token: LogTrace gets an HMAC of the session's id, and nothing of which the id could be made", async () => {
    const { fake, recorder } = await openLogTrace();
    const { recordSignIn, recordSignOut } = recorder();
    await recordSignIn(entry);
    await recordSignOut("session-1");
    const sent = fake.requests.map(({ text }) => JSON.parse(text).token);
    expect(sent).toEqual([await referenceTo("session-1"), await referenceTo("session-1")]);
    expect(sent[0]).toMatch(/^[\w-]{43}$/);
  });
});
