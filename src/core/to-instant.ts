// With a zone: an instant without one would mean something else on each machine.
const iso = /^\d{4}(-\d\d){2}T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * The same instant as ISO 8601 in UTC with milliseconds, or undefined where the value is no real instant: a number, a
 * date without time or zone, 30 February, the year 275761.
 */
export function toInstant(value: unknown): string | undefined {
  if (typeof value !== "string" || !iso.test(value)) return undefined;
  const day = value.slice(0, 10);
  // Date rolls 30 February over into March instead of refusing it.
  const isRealDay = new Date(day).toJSON()?.startsWith(day);
  return (isRealDay && new Date(value).toJSON()) || undefined;
}
