import { answer } from "./answer.ts";
import type { PropelAuthCall } from "./propel-auth-route.ts";
import { requestDetails } from "./request-details.ts";
import { sessionCookie } from "./session-cookie.ts";

export interface PropelAuthCaller {
  userId: string;
  tags: string[];
  metadata: unknown;
}

/** Who sends this request, or the answer for whoever may not see more. */
export async function callerOf({
  client,
  request,
  ipAddress,
}: PropelAuthCall): Promise<PropelAuthCaller | Response> {
  const sessionToken = sessionCookie.read(request);
  if (sessionToken === undefined) return answer(401, { message: "Nobody is logged in." });
  const result = await client.session.validate({ sessionToken, ...requestDetails(request, ipAddress) });
  if (result.ok) {
    const { userId, tags = [], metadata = null } = result.data;
    return { userId, tags, metadata };
  }
  if (result.error.type === "InvalidSessionToken") return answer(401, { message: "This session has ended." });
  if (result.error.type === "IpAddressError")
    return answer(403, { message: "This session is not let in from this address." });
  if (/^(NewDevice|DeviceVerification)/.test(result.error.type))
    return answer(403, { message: "This session is not let in without its registered device." });
  return answer(502, { message: "PropelAuth can’t say just now who is logged in." });
}
