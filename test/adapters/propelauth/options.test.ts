import { createClient } from "@propelauth/byo-node";
import { afterEach, describe, expect, it } from "vitest";
import { resolveOptions } from "../../../src/adapters/propelauth/options.ts";
import { type PropelAuthClient, propelAuthAdapter } from "../../../src/adapters/propelauth/server.ts";
import { startThreeDevices, type ThreeDevices } from "../../fakes/propelauth/three-devices.ts";
import { outcomeOf } from "../../support/outcome-of.ts";

let devices: ThreeDevices;
afterEach(() => devices?.close());

const client: PropelAuthClient = createClient({ url: "http://127.0.0.1:2884", integrationKey: "key" });
const request = new Request("https://app.example.test/api/devices");

it.each([
  [{}, "client must be what createClient() of @propelauth/byo-node returns"],
  [{ client: { session: {} }, request }, "client must be what createClient()"],
  [{ client }, "request must be a Request, or { headers } with real Headers"],
  [{ client, request: { headers: { cookie: "a=b" } } }, "request must be a Request"],
  [{ client, request, cookieName: "a b" }, 'cookieName can\'t be "a b"'],
  [{ client, request, cookieName: "" }, "cookieName can't be"],
  [{ client, request, userAgent: 7 }, "userAgent must be a text, null or undefined"],
  [{ client, request, ipAddress: {} }, "ipAddress must be a text, null or undefined"],
  [{ client, request, deviceVerification: {} }, "deviceVerification must have a signedDeviceChallenge"],
  [{ client, request, ignoreDeviceForListing: "yes" }, "ignoreDeviceForListing must be true or false"],
  [{ client, request, revocationLagSeconds: -1 }, "revocationLagSeconds can't be -1"],
  [{ client, request, sessionLimit: { max: 5 } }, "sessionLimit must be { max: 1 or more, then:"],
  [{ client, request, timeoutMs: 0 }, "timeoutMs can't be 0"],
  [{ client, request, timeoutMs: 2 ** 31 }, "timeoutMs can't be 2147483648"],
])("a wrong option is named: %#", (options, message) => {
  const call = () => propelAuthAdapter(options as Parameters<typeof propelAuthAdapter>[0]);
  expect(call).toThrow(TypeError);
  expect(call).toThrow(`propelAuthAdapter: ${message}`);
});

describe("one request", () => {
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

describe("resolveOptions", () => {
  it("fills in the defaults, and reads the cookie", () => {
    const headers = new Headers({ cookie: "sessionToken=st_1" });
    expect(resolveOptions({ client, request: { headers } })).toEqual({
      session: client.session,
      cookieName: "sessionToken",
      token: "st_1",
      ignoreDeviceForListing: false,
      revocationLagSeconds: 0,
      timeoutMs: 10_000,
    });
  });

  it("does not ignore a device that has signed", () => {
    const deviceVerification = { signedDeviceChallenge: "signed" };
    const options = { client, request, ignoreDeviceForListing: true };
    expect(resolveOptions(options).ignoreDeviceForListing).toBe(true);
    expect(resolveOptions({ ...options, deviceVerification }).ignoreDeviceForListing).toBe(false);
  });
});
