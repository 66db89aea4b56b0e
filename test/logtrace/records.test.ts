import { describe, expect, it } from "vitest";
import { openLogTrace } from "../fakes/logtrace-fake/open-logtrace.ts";

const chrome =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
const entry = {
  sessionId: "session-1",
  userId: "ann",
  userName: "Ann",
  signedInAt: new Date("2026-01-15T10:30:00Z"),
  request: { ipAddress: "203.0.113.5", userAgent: chrome, method: "post", endpoint: "/login" },
};

describe("a sign-in", () => {
  it("is recorded with its time, its status, its user and its request", async () => {
    const { fake, recorder, errors } = await openLogTrace();
    await recorder().recordSignIn(entry);
    expect(fake.sessions).toMatchObject([
      {
        login_at: "2026-01-15T10:30:00.000Z",
        status: "active",
        user_id: "ann",
        username: "Ann",
        ip_address: "203.0.113.5",
        client_user_agent: chrome,
        operating_system: "macOS",
        http_method: "POST",
        http_endpoint: "/login",
        geo_ip_location: "Kenya, Nairobi",
      },
    ]);
    expect(errors).toEqual([]);
  });

  it("is recorded as of now where no time is given", async () => {
    const { fake, recorder } = await openLogTrace();
    const before = new Date().toISOString();
    await recorder().recordSignIn({ sessionId: "session-1", userId: "ann" });
    const [row] = fake.sessions;
    expect(row && row.login_at >= before && row.login_at <= new Date().toISOString()).toBe(true);
  });

  it("takes the operating system that it is given", async () => {
    const { fake, recorder } = await openLogTrace();
    await recorder().recordSignIn({ ...entry, request: { userAgent: chrome, operatingSystem: "Haiku" } });
    expect(fake.sessions[0]?.operating_system).toBe("Haiku");
  });

  it.each([
    ["/login?token=secret-of-a-link", "/login"],
    ["/login#secret", "/login"],
    ["/login;jsessionid=secret", "/login"],
    ["https://ann:secret@app.example.test/login?x=1", "/login"],
    ["//app.example.test/login", "/login"],
  ])("records no more of the endpoint %s than its path", async (endpoint, path) => {
    const { fake, recorder } = await openLogTrace();
    await recorder().recordSignIn({ ...entry, request: { endpoint } });
    expect(fake.sessions[0]?.http_endpoint).toBe(path);
    expect(JSON.stringify(fake.requests)).not.toContain("secret");
  });

  it("takes a request that is null for none", async () => {
    const { fake, recorder, errors } = await openLogTrace();
    await recorder().recordSignIn({ ...entry, request: null as never });
    expect(errors).toEqual([]);
    expect(fake.sessions).toHaveLength(1);
  });

  it("leaves out what is no IP address", async () => {
    const { fake, recorder } = await openLogTrace();
    await recorder().recordSignIn({ ...entry, request: { ipAddress: "203.0.113.5, 198.51.100.7" } });
    expect(fake.sessions[0]?.ip_address).toBe("");
  });

  it.each([
    ["sessionId", { ...entry, sessionId: "" }],
    ["userId", { ...entry, userId: "" }],
    ["signedInAt", { ...entry, signedInAt: "15 January" }],
    ["signedInAt", { ...entry, signedInAt: new Date(Number.NaN) }],
  ])("with a wrong %s goes to onError and is not sent", async (member, wrong) => {
    const { fake, recorder, errors } = await openLogTrace();
    await recorder().recordSignIn(wrong);
    expect(fake.requests).toEqual([]);
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(`sign-in was not recorded: ${member} must`),
    ]);
  });
});

describe("a sign-out", () => {
  it("without an id goes to onError and is not sent", async () => {
    const { fake, recorder, errors } = await openLogTrace();
    await recorder().recordSignOut("");
    expect(fake.requests).toEqual([]);
    expect(errors).toHaveLength(1);
  });
});

describe("what LogTrace documents otherwise than it behaves", () => {
  it("logtrace-status-spelling: the status is sent as this version spells it", async () => {
    const { fake, recorder, errors } = await openLogTrace({ statuses: ["ACTIVE", "INACTIVE"] });
    await recorder({ status: "ACTIVE" }).recordSignIn(entry);
    expect(fake.sessions).toMatchObject([{ status: "ACTIVE" }]);
    await recorder().recordSignIn(entry);
    expect(errors).toMatchObject([{ status: 400, message: expect.stringMatching(/status option spelled/) }]);
  });

  it("logtrace-flat-details: a version that takes ACTIVE is given device and address in its own, flat members", async () => {
    const { fake, recorder } = await openLogTrace({ statuses: ["ACTIVE", "INACTIVE"], accepted: 201 });
    await recorder({ status: "ACTIVE" }).recordSignIn(entry);
    expect(fake.sessions).toMatchObject([
      { user_id: "ann", username: "Ann", ip_address: "203.0.113.5", device_info: chrome },
    ]);
  });

  it.each([
    [{ operatingSystem: "Haiku" }, { device_info: "Haiku" }],
    [{ ipAddress: "203.0.113.5, 198.51.100.7" }, {}],
    [{}, {}],
  ])("a flat record of %j has nothing but what is known", async (request, known) => {
    const { fake, recorder } = await openLogTrace({ statuses: ["ACTIVE", "INACTIVE"] });
    await recorder({ status: "ACTIVE" }).recordSignIn({ ...entry, request });
    const { token: _, ...sent } = JSON.parse(fake.requests[0]?.text ?? "");
    expect(sent).toEqual({
      login_at: "2026-01-15T10:30:00.000Z",
      status: "ACTIVE",
      user_id: "ann",
      username: "Ann",
      ...known,
    });
  });

  it("logtrace-login-time: a time goes out as RFC 3339, whatever it came as", async () => {
    const { fake, recorder } = await openLogTrace();
    const { recordSignIn } = recorder();
    await recordSignIn({ ...entry, signedInAt: new Date("2026-01-15T10:30:00Z") });
    await recordSignIn({ ...entry, signedInAt: "2026-01-15T12:30+0200" });
    const times = fake.sessions.map(({ login_at }) => login_at);
    expect(times).toEqual(["2026-01-15T10:30:00.000Z", "2026-01-15T10:30:00.000Z"]);
  });
});
