import type { SessionsErrorCode } from "./sessions-error.ts";

const refusals = [
  "unauthenticated",
  "reauth-required",
  "current-session",
  "current-unknown",
  "forbidden",
  "rate-limited",
  "unsupported",
] as const satisfies readonly SessionsErrorCode[];

export type RefusalCode = (typeof refusals)[number];

/** True for the backend's own no: nothing was ended. After every other code only a list can tell. */
export function isRefusal(code: SessionsErrorCode): code is RefusalCode {
  return (refusals as readonly string[]).includes(code);
}
