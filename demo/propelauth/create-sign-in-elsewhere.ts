import { furtherDevices } from "../devices.ts";
import { answer } from "./answer.ts";
import { callerOf } from "./caller-of.ts";
import type { PropelAuthRoute } from "./propel-auth-route.ts";

/** `POST`: whoever is logged in logs in on one more device, each time another one; `{ device }` names it. */
export function createSignInElsewhere(): PropelAuthRoute {
  let turn = 0;
  return async (call) => {
    const caller = await callerOf(call);
    if (caller instanceof Response) return caller;
    const device = furtherDevices[turn % furtherDevices.length];
    if (!device) return answer(500, { message: "There is no further device." });
    turn += 1;
    const { label, userAgent, address: ipAddress } = device;
    const result = await call.client.session.create({ userId: caller.userId, userAgent, ipAddress });
    return result.ok
      ? answer(200, { device: label })
      : answer(502, { message: `${label} could not log in.` });
  };
}
