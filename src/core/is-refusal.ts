import type { SessionsErrorCode } from "./sessions-error.ts";

/** The codes by which a backend says no: nothing was ended. */
export type RefusalCode = Exclude<
  SessionsErrorCode,
  "not-found" | "network" | "timeout" | "bad-response" | "backend"
>;

const refusals: readonly RefusalCode[] = [
  "unauthenticated",
  "reauth-required",
  "current-session",
  "current-unknown",
  "forbidden",
  "rate-limited",
  "unsupported",
];

/** True for the backend's own no. After every other code only a list can tell. */
export function isRefusal(code: SessionsErrorCode): code is RefusalCode {
  return (refusals as readonly SessionsErrorCode[]).includes(code);
}
