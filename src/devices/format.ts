const formatters = new Map<string, unknown>();

/** Makes each formatter once. The first one of a page costs several milliseconds, each other one a large part of one. */
function cached<T, O>(Formatter: new (locale: string, options: O) => T, locale: string, options: O): T {
  const key = locale + JSON.stringify(options);
  if (!formatters.has(key)) formatters.set(key, new Formatter(locale, options));
  return formatters.get(key) as T;
}

/** "12 minutes ago", "1 day ago": never "yesterday", which may be almost two days ago. */
export function formatRelative(locale: string, count: number, unit: Intl.RelativeTimeFormatUnit): string {
  const text = cached(Intl.RelativeTimeFormat, locale, { numeric: "always" }).format(-count, unit);
  // Hebrew has words for one and two of a unit, and Intl adds the number in parentheses.
  return text.replace(/ \(.*\)/, "");
}

/** "1,234"; in Egyptian Arabic "١٬٢٣٤". */
export function formatNumber(locale: string, value: number): string {
  return cached(Intl.NumberFormat, locale, {}).format(value);
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

/** "2:05 PM". Without a time zone it is the device's own. */
export function formatClock(locale: string, timeZone: string | undefined, time: number): string {
  return cached(Intl.DateTimeFormat, locale, { hour: "numeric", minute: "2-digit", timeZone }).format(time);
}

/**
 * Two letters that Intl has a name for and that are not in use for a country: withdrawn ones, of which it says what came
 * after (SU, YU, DD), unions (EU, UN), islands without a code of their own in ISO 3166-1 (AC, IC), made-up ones (XA, ZZ).
 * UK is no such code but used, and XK is what everybody writes for Kosovo, which has none.
 */
const notInUse = /A[CN]|BU|C[PQS]|D[DGY]|E[AUZ]|FX|HV|IC|N[HT]|Q[OU]|RH|SU|T[AP]|UN|VD|X[AB]|Y[DU]|Z[RZ]/;

/** "Greece" for "GR"; undefined for a code that names no country today. */
export function formatCountry(locale: string, country: string): string | undefined {
  // Intl throws for a text that is not two letters.
  if (!/^[A-Z]{2}$/.test(country) || notInUse.test(country)) return undefined;
  return cached(Intl.DisplayNames, locale, { type: "region", fallback: "none" }).of(country);
}
