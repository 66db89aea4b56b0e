import { createClient } from "@propelauth/byo-node";
import { expect, it } from "vitest";
import { type PropelAuthClient, propelAuthAdapter } from "../../../src/adapters/propelauth/server.ts";

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
  [{ client, request, timeoutMs: 0 }, "timeoutMs can't be 0"],
  [{ client, request, timeoutMs: 2 ** 31 }, "timeoutMs can't be 2147483648"],
])("a wrong option is named: %#", (options, message) => {
  const call = () => propelAuthAdapter(options as Parameters<typeof propelAuthAdapter>[0]);
  expect(call).toThrow(TypeError);
  expect(call).toThrow(`propelAuthAdapter: ${message}`);
});
