/** In the year 5138 as seconds, and in 1973 as milliseconds: no session is of either. */
const between = 1e11;

/** A Unix timestamp as ISO 8601 in UTC; undefined where it is none. The unit is documented nowhere. */
export function toTime(timestamp: unknown): string | undefined {
  if (typeof timestamp !== "number" || !(timestamp > 0)) return undefined;
  let milliseconds = timestamp * 1000;
  // trap: propelauth-milliseconds
  if (timestamp > between) milliseconds = timestamp;
  return new Date(milliseconds).toJSON() ?? undefined;
}
