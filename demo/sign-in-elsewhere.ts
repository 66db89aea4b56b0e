import type { IncomingMessage, ServerResponse } from "node:http";
import { furtherDevices } from "./devices.ts";
import { signInFrom } from "./sign-in-from.ts";

let turn = 0;

/** `POST /demo/sign-in-elsewhere`: one more device signs in; the answer names it. For pages of this server only. */
export async function signInElsewhere(
  request: IncomingMessage,
  response: ServerResponse,
  origins: readonly [string, ...string[]],
): Promise<void> {
  const answer = (status: number, body: object): void => {
    response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
    response.end(JSON.stringify(body));
  };
  if (request.method !== "POST") return answer(405, { message: "Use POST." });
  if (!origins.includes(request.headers.origin ?? "")) return answer(403, { message: "Not from this page." });

  const device = furtherDevices[turn++ % furtherDevices.length];
  if (!device) return answer(500, { message: "There is no further device." });
  await signInFrom(origins[0], device);
  answer(200, { device: device.label });
}
