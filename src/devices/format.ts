const formatters = new Map<string, unknown>();

/** Makes each formatter once. The first one of a page costs several milliseconds, each other one a large part of one. */
function cached<T, O>(Formatter: new (locale: string, options: O) => T, locale: string, options: O): T {
  const key = locale + JSON.stringify(options);
  if (!formatters.has(key)) formatters.set(key, new Formatter(locale, options));
  return formatters.get(key) as T;
}

/** "12 minutes ago", "1 day ago". */
export function formatRelative(locale: string, count: number, unit: Intl.RelativeTimeFormatUnit): string {
  return cached(Intl.RelativeTimeFormat, locale, { numeric: "always" }).format(-count, unit);
}

/** "Nov 21, 2026, 2:05 PM UTC". */
export function formatExact(locale: string, timeZone: string, time: number): string {
  return cached(Intl.DateTimeFormat, locale, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  }).format(time);
}

/** "2:05 PM". */
export function formatClock(locale: string, timeZone: string, time: number): string {
  return cached(Intl.DateTimeFormat, locale, { hour: "numeric", minute: "2-digit", timeZone }).format(time);
}

/** "Greece" for "GR"; undefined for a code that names no country. */
export function formatCountry(locale: string, country: string): string | undefined {
  // "ZZ" is Unicode's code for an unknown country. Intl throws for a text that is not two letters.
  if (!/^(?!ZZ)[A-Z]{2}$/.test(country)) return undefined;
  return cached(Intl.DisplayNames, locale, { type: "region", fallback: "none" }).of(country);
}
