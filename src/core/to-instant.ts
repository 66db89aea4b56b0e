// With a zone: an instant without one would mean something else on each machine.
const iso = /^\d{4}(-\d\d){2}T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * The same instant as ISO 8601 in UTC with milliseconds, or undefined where the value is no real instant: a number, a
 * date without time or zone, 30 February, the year 10000.
 */
export function toInstant(value: unknown): string | undefined {
  if (typeof value !== "string" || !iso.test(value)) return undefined;
  const day = value.slice(0, 10);
  // Date rolls 30 February over into March instead of refusing it.
  const isRealDay = new Date(day).toJSON()?.startsWith(day);
  const instant = isRealDay && new Date(value).toJSON();
  // In UTC the last evening of the year 9999 is in a year of five digits, which ISO 8601 writes in another way.
  return instant && iso.test(instant) ? instant : undefined;
}
