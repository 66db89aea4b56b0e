import type { IncomingMessage, ServerResponse } from "node:http";
import { type DemoDevice, furtherDevices } from "./devices.ts";

/** `POST` of a page of this server: one more device signs in by `signIn`; the answer names it. */
export function signInElsewhere(
  origins: readonly string[],
  signIn: (device: DemoDevice) => void | Promise<void>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  let turn = 0;
  return async (request, response) => {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
      response.end(JSON.stringify(body));
    };
    if (request.method !== "POST") return answer(405, { message: "Use POST." });
    if (!origins.includes(request.headers.origin ?? ""))
      return answer(403, { message: "Not from this page." });

    const device = furtherDevices[turn % furtherDevices.length];
    if (!device) return answer(500, { message: "There is no further device." });
    turn += 1;
    await signIn(device);
    answer(200, { device: device.label });
  };
}
