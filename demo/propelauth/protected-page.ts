import { answer } from "./answer.ts";
import { callerOf } from "./caller-of.ts";
import type { PropelAuthRoute } from "./propel-auth-route.ts";

/** `GET`: `{ userId, tags, metadata }` of the person who is logged in, else 401. */
export const protectedPage: PropelAuthRoute = async (call) => {
  const caller = await callerOf(call);
  return caller instanceof Response ? caller : answer(200, caller);
};
