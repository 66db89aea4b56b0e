import { describe, expect, it } from "vitest";
import { logTraceRow } from "../fakes/logtrace-fake/logtrace-row.ts";
import { openLogTrace } from "../fakes/logtrace-fake/open-logtrace.ts";

const zero = "0001-01-01T00:00:00Z";

describe("the history", () => {
  it("has what LogTrace knows of a session, and neither its token nor whose it is", async () => {
    const { fake, history } = await openLogTrace();
    fake.sessions.push(
      logTraceRow({ id: "row-a", client_user_agent: "curl/8.5.0", geo_ip_location: "Kenya, Nairobi" }),
    );
    expect(await history().listEndedSessions()).toEqual({
      sessions: [
        {
          id: "row-a",
          isCurrent: false,
          createdAt: "2026-01-15T10:30:00.000Z",
          endedAt: "2026-01-15T11:30:00.000Z",
          endReason: "signed-out",
          userAgent: "curl/8.5.0",
          ipAddress: "203.0.113.5",
          location: { label: "Kenya, Nairobi" },
        },
      ],
    });
  });

  it("has the operating system where there is no user agent", async () => {
    const { fake, history } = await openLogTrace();
    fake.sessions.push(logTraceRow({ operating_system: "macOS" }));
    const { sessions } = await history().listEndedSessions();
    expect(sessions).toMatchObject([{ device: { type: "unknown", os: "macOS" } }]);
  });

  it.each([
    ["INACTIVE", "2026-01-15T11:30:00Z", { endedAt: "2026-01-15T11:30:00.000Z", endReason: "signed-out" }],
    ["expired", "2026-01-15T11:30:00Z", { endedAt: "2026-01-15T11:30:00.000Z", endReason: "expired" }],
    ["expired", zero, { endReason: "expired" }],
  ])("says of %s with the logout time %s only what is known", async (status, logout_at, end) => {
    const { fake, history } = await openLogTrace();
    fake.sessions.push(logTraceRow({ id: "row-a", status, logout_at }));
    const { sessions } = await history().listEndedSessions();
    expect(sessions.map(({ endedAt, endReason }) => ({ endedAt, endReason }))).toEqual([
      { endedAt: undefined, ...end },
    ]);
    expect(sessions.every((session) => Object.values(session).every((value) => value !== undefined))).toBe(
      true,
    );
  });

  it.each(["INACTIVE", "inactive"])("leaves out %s without a logout time, which is open", async (status) => {
    const { fake, history } = await openLogTrace();
    fake.sessions.push(logTraceRow({ status, logout_at: zero }));
    expect(await history().listEndedSessions()).toEqual({ sessions: [] });
  });

  it("has a session once that LogTrace has twice, and each record without a token", async () => {
    const { fake, history } = await openLogTrace();
    fake.sessions.push(
      logTraceRow({ id: "row-a", token: "sent-again", logout_at: zero }),
      logTraceRow({ id: "row-b", token: "sent-again" }),
      logTraceRow({ id: "row-c", token: "" }),
      logTraceRow({ id: "row-d", token: "sent-again" }),
      logTraceRow({ id: "row-e", token: "" }),
    );
    const { sessions } = await history().listEndedSessions();
    expect(sessions.map(({ id }) => id)).toEqual(["row-b", "row-c", "row-e"]);
  });

  it("is empty for a user without records", async () => {
    const { history } = await openLogTrace();
    expect(await history().listEndedSessions()).toEqual({ sessions: [] });
  });

  it("takes the null that Go writes for an empty list", async () => {
    const { fake, history } = await openLogTrace();
    fake.failure = { status: 200, text: '{"sessions":null,"meta":{"paging":{"total":0}}}' };
    expect(await history().listEndedSessions()).toEqual({ sessions: [] });
  });

  it("leaves out rows that can't be read", async () => {
    const { fake, history } = await openLogTrace();
    const sessions = [
      logTraceRow({ id: "row-a" }),
      logTraceRow({ id: "" }),
      null,
      logTraceRow({ id: "row-b" }),
    ];
    const meta = { paging: { total: 4, per_page: 50, page: 1 } };
    fake.failure = { status: 200, text: JSON.stringify({ sessions, meta }) };
    const page = await history().listEndedSessions();
    expect(page.sessions.map(({ id }) => id)).toEqual(["row-a", "row-b"]);
  });

  it("has device and place as the versions list them that take ACTIVE", async () => {
    const { fake, history } = await openLogTrace({ statuses: ["ACTIVE", "INACTIVE"] });
    fake.sessions.push(logTraceRow({ device_info: "curl/8.5.0", location: "Kenya, Nairobi" }));
    const { sessions } = await history().listEndedSessions();
    expect(sessions).toMatchObject([{ userAgent: "curl/8.5.0", location: { label: "Kenya, Nairobi" } }]);
  });

  it("asks with a bearer token that is made for each request, and with the organisation", async () => {
    const { fake, history } = await openLogTrace({ organizationId: "org-1" });
    fake.sessions.push(logTraceRow());
    const bearerToken = async () => fake.bearerToken;
    const { sessions } = await history({ bearerToken, organizationId: "org-1" }).listEndedSessions();
    expect(sessions).toHaveLength(1);
  });
});

describe("what LogTrace lists otherwise than it seems", () => {
  it("logtrace-search-contains: nobody sees the sessions of a user whose id or name contains their own id", async () => {
    const { fake, history } = await openLogTrace();
    fake.sessions.push(
      logTraceRow({ id: "row-a" }),
      logTraceRow({ user_id: "joann", id: "row-b" }),
      logTraceRow({ user_id: "ANN", id: "row-c" }),
      logTraceRow({ user_id: "bob", username: "ann", id: "row-d" }),
      logTraceRow({ user_id: "", username: "ann", id: "row-e" }),
    );
    const { sessions } = await history().listEndedSessions();
    expect(sessions.map(({ id }) => id)).toEqual(["row-a"]);
  });

  it("logtrace-zero-time: a logout in the year 1 is none", async () => {
    const { fake, history } = await openLogTrace();
    fake.sessions.push(logTraceRow({ logout_at: zero, status: "active" }));
    expect(await history().listEndedSessions()).toEqual({ sessions: [] });
  });

  it("logtrace-logout-leaves-status: a session with a logout time has ended, whatever its status says", async () => {
    const { fake, history } = await openLogTrace();
    fake.sessions.push(logTraceRow({ status: "active" }), logTraceRow({ status: "INACTIVE" }));
    const { sessions } = await history().listEndedSessions();
    expect(sessions.map(({ endReason }) => endReason)).toEqual(["signed-out", "signed-out"]);
  });

  it("logtrace-failed-sign-ins: somebody's try to sign in is no session", async () => {
    const { fake, history } = await openLogTrace();
    fake.sessions.push(logTraceRow({ status: "failed" }), logTraceRow({ status: "FAILED" }));
    expect(await history().listEndedSessions()).toEqual({ sessions: [] });
  });
});

describe("a history that fails", () => {
  it.each([
    ["network", "network"],
    ["hang", "timeout"],
    ["html", "bad-response"],
    [{ status: 200, text: '{"sessions":7}' }, "bad-response"],
    [{ status: 401 }, "backend"],
    [{ status: 402 }, "backend"],
    [{ status: 403 }, "backend"],
    [{ status: 500 }, "backend"],
    [{ status: 429 }, "rate-limited"],
  ] as const)("with %o is never the person's own doing", async (failure, code) => {
    const { fake, history } = await openLogTrace();
    fake.failure = failure;
    const { listEndedSessions } = history(failure === "hang" ? { timeoutMs: 50 } : {});
    await expect(listEndedSessions()).rejects.toMatchObject({
      name: "LogTraceError",
      code,
    });
  });

  it.each([
    () => {
      throw new Error("secret of the token service");
    },
    () => "",
    () => "two words",
    () => undefined as never,
  ])("because the bearer token can't be had says so, and sends nothing (%#)", async (bearerToken) => {
    const { fake, history } = await openLogTrace();
    await expect(history({ bearerToken }).listEndedSessions()).rejects.toMatchObject({
      code: "backend",
      message: expect.stringMatching(/^The bearerToken option of logTraceHistory (threw|returned no token)/),
    });
    expect(fake.requests).toEqual([]);
  });

  it.each(["", "0.", "x", "1", "1.row-1", "1.x.row-1", "1.5.", "99999999999.", "1.\u0000".repeat(600)])(
    "because the cursor %j is not its own sends nothing",
    async (cursor) => {
      const { fake, history } = await openLogTrace();
      await expect(history().listEndedSessions({ cursor })).rejects.toMatchObject({ code: "bad-response" });
      expect(fake.requests).toEqual([]);
    },
  );

  it("because it was aborted rejects with the reason", async () => {
    const { fake, history } = await openLogTrace();
    fake.failure = "hang";
    const controller = new AbortController();
    const reason = new Error("The page does not need it any more.");
    const call = history().listEndedSessions({ signal: controller.signal });
    await expect.poll(() => fake.requests).toHaveLength(1);
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
  });
});
