import { describe, expect, it } from "vitest";
import { logTraceRow, openLogTrace } from "../fakes/logtrace-fake/open-logtrace.ts";

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

  it("has device and place as the versions list them that take ACTIVE", async () => {
    const { fake, history } = await openLogTrace({ statuses: ["ACTIVE", "INACTIVE"] });
    fake.sessions.push(logTraceRow({ device_info: "curl/8.5.0", location: "Kenya, Nairobi" }));
    const { sessions } = await history().listEndedSessions();
    expect(sessions).toMatchObject([{ userAgent: "curl/8.5.0", location: { label: "Kenya, Nairobi" } }]);
  });
});

describe("what LogTrace lists otherwise than it seems", () => {
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
