import type { SessionsErrorCode } from "./sessions-error.ts";

const refusals: readonly SessionsErrorCode[] = [
  "unauthenticated",
  "reauth-required",
  "current-session",
  "current-unknown",
  "forbidden",
  "rate-limited",
  "unsupported",
];

/** True for the backend's own no: nothing was ended. After every other code only a list can tell. */
export function isRefusal(code: SessionsErrorCode): boolean {
  return refusals.includes(code);
}
