import { account } from "../account.ts";
import { answer } from "./answer.ts";
import type { PropelAuthRoute } from "./propel-auth-route.ts";
import { requestDetails } from "./request-details.ts";
import { sessionCookie } from "./session-cookie.ts";

/** `POST` with `{ email, password }`: a session of PropelAuth, whose token becomes an HTTP-only cookie. */
export const logIn: PropelAuthRoute = async ({ client, request, ipAddress }) => {
  const body: unknown = await request.json().catch(() => null);
  const { email, password } = Object(body);
  if (email !== account.email || password !== account.password)
    return answer(401, { message: "There is no account of this e-mail address and password." });

  const result = await client.session.create({
    userId: account.email,
    ...requestDetails(request, ipAddress),
    tags: ["role:owner"],
    // Comes back at each validation, so that a page needs no look into a database.
    metadata: { name: account.name, email: account.email },
  });
  if (result.ok)
    return answer(200, {}, { "set-cookie": sessionCookie.write(result.data.sessionToken, request) });
  if (result.error.type === "SessionLimitExceeded")
    return answer(409, { message: "This account is signed in on as many devices as it may be." });
  if (result.error.type === "IpAddressError")
    return answer(403, { message: "This account does not sign in from here." });
  return answer(502, { message: "Signing in does not work just now." });
};
