import { afterEach, describe, expect, it } from "vitest";
import type { PropelAuthClient } from "../../../src/adapters/propelauth/server.ts";
import { startThreeDevices, type ThreeDevices } from "../../fakes/propelauth/three-devices.ts";
import { held } from "../../server/support/held.ts";
import { takeConsole } from "../../setup/console.ts";
import { outcomeOf } from "../../support/outcome-of.ts";

let devices: ThreeDevices;
afterEach(() => devices.close());

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
    });
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

describe("one request", () => {
  it("is validated once, whatever the handler does with it", async () => {
    devices = await startThreeDevices();
    const { adapter, phone, sent } = devices;
    const mine = adapter();
    await mine.listSessions();
    await mine.revokeSession?.(phone.sessionId);
    await mine.revokeOtherSessions?.();
    expect(sent()).toEqual([
      "ValidateSession",
      "FetchAllSessionsForUser",
      "FetchAllSessionsForUser",
      "InvalidateSessionById",
      "FetchAllSessionsForUser",
      "InvalidateAllSessionsForUserExceptOne",
    ]);
  });

  it("is validated once, also where the list lacks the session that asks", async () => {
    devices = await startThreeDevices();
    const { adapter, laptop, sent } = devices;
    laptop.isListed = false;
    await adapter().listSessions();
    expect(sent()).toEqual(["ValidateSession", "FetchAllSessionsForUser"]);
  });

  it("ends nothing once its own session has ended, and the next request is nobody's", async () => {
    devices = await startThreeDevices();
    const { adapter, fake, phone, alive } = devices;
    const mine = adapter();
    await mine.listSessions();
    fake.sessions.shift();
    const before = alive();
    expect(await outcomeOf(mine.revokeSession?.(phone.sessionId))).toBe("current-unknown");
    expect(await outcomeOf(mine.revokeOtherSessions?.())).toBe("current-unknown");
    expect(await mine.listSessions()).toMatchObject({ can: [], truncated: true });
    expect(alive()).toEqual(before);
    expect(await outcomeOf(adapter().listSessions())).toBe("unauthenticated");
  });

  it("is validated again after a validation that failed", async () => {
    devices = await startThreeDevices();
    const { adapter, fake } = devices;
    const mine = adapter();
    fake.failure = { kind: "network", when: "before" };
    expect(await outcomeOf(mine.listSessions())).toBe("network");
    expect(takeConsole()).toHaveLength(1);
    fake.failure = undefined;
    expect(await outcomeOf(mine.listSessions())).toBe("done");
  });

  it("ends all others in one command that keeps its own token", async () => {
    devices = await startThreeDevices();
    const { adapter, fake, laptop, bobs, alive } = devices;
    await adapter().revokeOtherSessions?.();
    expect(fake.requests.at(-1)).toEqual({
      command: "InvalidateAllSessionsForUserExceptOne",
      data: { userId: "ann", sessionTokenToKeep: laptop.token },
    });
    expect(alive()).toEqual([laptop.sessionId, bobs.sessionId]);
  });

  it.each(["revokeSession", "revokeOtherSessions"] as const)(
    "sends nothing of %s after its deadline",
    async (act) => {
      devices = await startThreeDevices();
      const { adapter, client, phone } = devices;
      const gate = held<void>();
      const acted: string[] = [];
      const session: PropelAuthClient["session"] = {
        validate: (command) => client.session.validate(command),
        fetchAllForUser: async (command) => {
          await gate.promise;
          return client.session.fetchAllForUser(command);
        },
        invalidateById: async () => ({ ok: true, data: acted.push("one") }),
        invalidateAllForUserExceptOne: async () => ({ ok: true, data: acted.push("others") }),
      };
      const mine = adapter({ client: { session }, timeoutMs: 100 });
      expect(await outcomeOf(mine[act]?.(phone.sessionId))).toBe("timeout");
      gate.release();
      // The same call once more ends after whatever the late list still set off.
      const patient = adapter({ client: { session } });
      await patient.listSessions();
      await patient.listSessions();
      expect(acted).toEqual([]);
    },
  );

  it.each([
    ["first of two", "sessionToken=TOKEN; sessionToken=other"],
    ["among others", "a=b; xsessionToken=no; sessionToken=TOKEN;c=d"],
    ["in quotes", 'sessionToken="TOKEN"'],
    ["URL-encoded", "sessionToken=ENCODED"],
  ])("is known by its cookie: %s", async (_, pattern) => {
    devices = await startThreeDevices();
    const { adapter, laptop } = devices;
    laptop.token = "st_50%/=&ü";
    const cookie = pattern
      .replace("TOKEN", "st_50%/=&\u00fc")
      .replace("ENCODED", encodeURIComponent(laptop.token));
    expect(await outcomeOf(adapter({ request: { headers: new Headers({ cookie }) } }).listSessions())).toBe(
      "done",
    );
  });

  it("is known by the cookie that the application names", async () => {
    devices = await startThreeDevices();
    const { adapter, laptop } = devices;
    const request = { headers: new Headers({ cookie: `__Host-sid=${laptop.token}` }) };
    expect(await outcomeOf(adapter({ request, cookieName: "__Host-sid" }).listSessions())).toBe("done");
    expect(await outcomeOf(adapter({ request }).listSessions())).toBe("unauthenticated");
  });
});
