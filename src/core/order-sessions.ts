import type { UserSession } from "./contract.ts";

/** The current session first, then the last active first, those of unknown activity last; otherwise as they came. */
export function orderSessions(sessions: readonly UserSession[]): UserSession[] {
  // ISO 8601 in UTC with milliseconds, as the input check writes it, sorts as text.
  return [...sessions].sort(
    (a, b) =>
      Number(b.isCurrent) - Number(a.isCurrent) || compare(b.lastActiveAt ?? "", a.lastActiveAt ?? ""),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
