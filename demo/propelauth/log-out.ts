import { answer } from "./answer.ts";
import type { PropelAuthRoute } from "./propel-auth-route.ts";
import { sessionCookie } from "./session-cookie.ts";

/** `POST`: ends the session of the request's own cookie, and takes the cookie away once that is done. */
export const logOut: PropelAuthRoute = async ({ client, request }) => {
  const sessionToken = sessionCookie.read(request);
  if (sessionToken !== undefined) {
    const result = await client.session.invalidateByToken({ sessionToken });
    if (!result.ok) return answer(502, { message: "Logging out did not work. You may still be logged in." });
  }
  return answer(200, {}, { "set-cookie": sessionCookie.write("", request) });
};
