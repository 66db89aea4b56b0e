import { afterEach, describe, expect, it, test } from "vitest";
import { toSessionList } from "../../../src/adapters/propelauth/map.ts";
import { resolveOptions } from "../../../src/adapters/propelauth/options.ts";
import { startThreeDevices, type ThreeDevices } from "../../fakes/propelauth/three-devices.ts";
import { outcomeOf } from "../../support/outcome-of.ts";
import { sessionLimit } from "../../support/session-limits.ts";

let devices: ThreeDevices;
afterEach(() => devices?.close());

const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

describe("the list", () => {
  it("has all that PropelAuth knows of each device, and nothing else", async () => {
    devices = await startThreeDevices();
    const { laptop, phone, adapter } = devices;
    const times = ({ createdAt, expiresAt }: typeof phone) => ({
      createdAt: iso(createdAt),
      expiresAt: iso(expiresAt),
      lastActiveAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
    });
    expect(await adapter().listSessions()).toEqual({
      sessions: [
        {
          id: laptop.sessionId,
          isCurrent: true,
          ...times(laptop),
          ipAddress: "192.0.2.1",
          device: {
            type: "desktop",
            browser: "Firefox",
            browserVersion: "145",
            os: "macOS",
            label: "Firefox on macOS",
          },
        },
        {
          id: phone.sessionId,
          isCurrent: false,
          ...times(phone),
          ipAddress: "198.51.100.7",
          device: {
            type: "mobile",
            browser: "Safari",
            browserVersion: "18",
            os: "iOS",
            osVersion: expect.any(String),
            label: "Safari on iOS",
          },
        },
      ],
      can: ["revoke", "revoke-others"],
      serverTime: expect.stringMatching(/^\d{4}-.*Z$/),
      subject: "ann",
    });
  });

  it.each([
    ["Windows", "10", undefined],
    ["Windows", "7", "7"],
    ["Mac OS X", "10.15.7", undefined],
    ["macOS", "10.14.6", "10.14.6"],
    ["Android", "10", undefined],
    ["Android", "14", "14"],
  ])("leaves out a version that browsers have frozen: %s %s", async (os, osVersion, shown) => {
    devices = await startThreeDevices();
    const { fake, laptop, adapter } = devices;
    const row = {
      sessionId: laptop.sessionId,
      device: { displayName: "A", deviceType: "Car", os, osVersion },
    };
    fake.failure = {
      kind: "status",
      status: 200,
      body: { sessions: [row] },
      commands: ["FetchAllSessionsForUser"],
    };
    const [session] = (await adapter().listSessions()).sessions;
    expect(session?.device).toEqual({ type: "unknown", label: "A", os, ...(shown && { osVersion: shown }) });
  });

  it("counts rows that can't be named, and leaves out what a row does not say", async () => {
    devices = await startThreeDevices();
    const { fake, laptop, adapter } = devices;
    const body = {
      sessions: [
        null,
        7,
        { sessionId: "" },
        { sessionId: laptop.sessionId, ipAddress: null, createdAt: "soon", expiresAt: 0 },
      ],
    };
    fake.failure = { kind: "status", status: 200, body, commands: ["FetchAllSessionsForUser"] };
    expect(await adapter().listSessions()).toEqual({
      sessions: [{ id: laptop.sessionId, isCurrent: true }],
      can: ["revoke", "revoke-others"],
      skipped: 3,
      serverTime: expect.any(String),
      subject: "ann",
    });
  });

  it("says whose it is", async () => {
    devices = await startThreeDevices();
    const { adapter, bobs, laptop } = devices;
    const request = { headers: new Headers({ cookie: `sessionToken=${bobs.token}` }) };
    expect((await adapter().listSessions()).subject).toBe("ann");
    expect((await adapter({ request }).listSessions()).subject).toBe("bob");
    laptop.isListed = false;
    expect((await adapter().listSessions()).subject).toBe("ann");
  });

  it.each([128, 129])("says whose it is if that takes no more than 128 characters: %i", async (length) => {
    devices = await startThreeDevices();
    const { adapter, fake } = devices;
    const userId = "x".repeat(length);
    const { token } = fake.signIn({ userId });
    const request = { headers: new Headers({ cookie: `sessionToken=${token}` }) };
    const list = await adapter({ request }).listSessions();
    expect(list.sessions).toHaveLength(1);
    expect(list.subject).toBe(length > 128 ? undefined : userId);
    expect("subject" in list).toBe(length <= 128);
  });

  it("is read-only, and says that it is not all, where it lacks the session that asks", async () => {
    devices = await startThreeDevices();
    const { laptop, phone, adapter, alive } = devices;
    laptop.isListed = false;
    expect(await adapter().listSessions()).toMatchObject({
      sessions: [{ id: phone.sessionId, isCurrent: false }],
      can: [],
      truncated: true,
    });
    expect(await outcomeOf(adapter().revokeSession?.(phone.sessionId))).toBe("current-unknown");
    expect(await outcomeOf(adapter().revokeOtherSessions?.())).toBe("current-unknown");
    expect(alive()).toHaveLength(3);
  });
});

test("propelauth-metadata: neither metadata nor tags leave the server", async () => {
  devices = await startThreeDevices();
  const list = await devices.adapter().listSessions();
  expect(JSON.stringify(list)).not.toMatch(/ann@example|role|acme/);
  expect(list.sessions).toHaveLength(2);
});

test("propelauth-milliseconds: seconds and milliseconds are the same instants", async () => {
  devices = await startThreeDevices();
  const { fake, adapter } = devices;
  const inSeconds = (await adapter().listSessions()).sessions[1];
  fake.rules.timeUnit = "milliseconds";
  const inMilliseconds = (await adapter().listSessions()).sessions[1];
  expect(inMilliseconds).toEqual(inSeconds);
  expect(inMilliseconds?.createdAt).toBe(new Date(devices.phone.createdAt * 1000).toISOString());
});

test("propelauth-no-current-flag: exactly the validated session is the current one", async () => {
  devices = await startThreeDevices();
  const { sessions } = await devices.adapter().listSessions();
  expect(sessions.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
    [devices.laptop.sessionId, true],
    [devices.phone.sessionId, false],
  ]);
});

test("propelauth-stateless-token: the list says how long such a token may go on", async () => {
  devices = await startThreeDevices();
  const { adapter } = devices;
  expect(await adapter().listSessions()).not.toHaveProperty("revocationLagSeconds");
  expect(await adapter({ revocationLagSeconds: 900 }).listSessions()).toMatchObject({
    revocationLagSeconds: 900,
  });
});

test("the list has the application's limit of sessions, if it says one", async () => {
  devices = await startThreeDevices();
  const { adapter } = devices;
  expect(await adapter().listSessions()).not.toHaveProperty("sessionLimit");
  expect(await adapter({ sessionLimit }).listSessions()).toMatchObject({ sessionLimit });
});

describe("toSessionList", () => {
  it.each([0, -1, Number.NaN, 1e300, "1700000000", null])("takes %o for no instant", async (createdAt) => {
    devices = await startThreeDevices();
    const options = resolveOptions({ client: devices.client, request: { headers: new Headers() } });
    const rows = [{ sessionId: "x", createdAt }];
    const { sessions } = toSessionList({ userId: "ann", currentId: "x", rows, skipped: 0 }, options);
    expect(sessions).toEqual([{ id: "x", isCurrent: true }]);
  });
});
