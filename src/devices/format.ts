const formatters = new Map<string, unknown>();

/** Makes each formatter once. The first one of a page costs several milliseconds, each other one a large part of one. */
function cached<T, O>(Formatter: new (locale: string, options: O) => T, locale: string, options: O): T {
  const key = locale + JSON.stringify(options);
  if (!formatters.has(key)) {
    // Only dates look at it. Without one Intl takes the device's own.
    const timeZone = usableTimeZone((options as { timeZone?: string }).timeZone);
    formatters.set(key, new Formatter(usableLocale(locale), { ...options, timeZone }));
  }
  return formatters.get(key) as T;
}

/**
 * The nearest locale that Intl knows, as BCP 47: "en-US" for "en_US", "en_US.UTF-8" or "en-US@posix", which servers and
 * browsers say too; "en" if there is none ("C", "").
 */
export function usableLocale(locale: string): string {
  const parts = /[a-z][\w-]*/i.exec(locale)?.[0].split(/[_-]/) ?? [];
  let usable: string | undefined;
  for (; !usable && parts.length > 0; parts.pop())
    try {
      [usable] = Intl.DateTimeFormat.supportedLocalesOf(parts.join("-"));
    } catch {
      // It is not even a tag.
    }
  usable ??= "en";
  tellOnce("locale", locale, usable);
  return usable;
}

/** The same time zone if Intl knows it; undefined if not, which stands for the device's own. */
export function usableTimeZone(timeZone: string | undefined): string | undefined {
  try {
    // Each costs as much as several rows.
    if (timeZone !== undefined) new Intl.DateTimeFormat("en", { timeZone });
    return timeZone;
  } catch {
    tellOnce("timeZone", timeZone, "the device's own");
    return undefined;
  }
}

/** Bundlers replace `process.env.NODE_ENV`. */
declare const process: { env: { NODE_ENV?: string } };

const told = new Set<string>();

/**
 * Tells developers of a setting that Intl does not take as it was given. Bundlers for production leave it out; without a
 * bundler it is silent.
 */
function tellOnce(setting: string, given: unknown, used: string): void {
  try {
    if (process.env.NODE_ENV !== "production" && !isSame(given, used) && !told.has(setting + given)) {
      told.add(setting + given);
      // biome-ignore lint/suspicious/noConsole: it is for developers, and only for them
      console.warn(
        `your-devices: Intl does not know the ${setting} ${JSON.stringify(given)}, so it is ${used}.`,
      );
    }
  } catch {
    // There is no `process`.
  }
}

function isSame(given: unknown, used: string): boolean {
  return `${given}`.toLowerCase() === used.toLowerCase();
}

/** "12 minutes ago", "1 day ago": never "yesterday", which may be almost two days ago. */
export function formatRelative(locale: string, count: number, unit: Intl.RelativeTimeFormatUnit): string {
  const text = cached(Intl.RelativeTimeFormat, locale, { numeric: "always" }).format(-count, unit);
  // Hebrew has words for one and two of a unit, and Intl adds the number in parentheses.
  return text.replace(/ \(.*\)/, "");
}

/** "3 days", "12 hours": how long something lasts, in milliseconds, as people round it. */
export function formatDuration(locale: string, ms: number): string {
  const [unit, length] =
    ms >= 86_400_000 ? ["day", 86_400_000] : ms >= 3_600_000 ? ["hour", 3_600_000] : ["minute", 60_000];
  const options = { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0 } as const;
  return cached(Intl.NumberFormat, locale, options as Intl.NumberFormatOptions).format(
    ms / (length as number),
  );
}

/** "1,234"; in Egyptian Arabic "١٬٢٣٤". */
export function formatNumber(locale: string, value: number): string {
  return cached(Intl.NumberFormat, locale, {}).format(value);
}

/** "Nov 21, 2026, 2:05 PM UTC". Without a time zone it is the device's own. */
export function formatExact(locale: string, timeZone: string | undefined, time: number): string {
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

/**
 * The day alone: "Nov 21", with the year unless it is the present one.
 *
 * @param now milliseconds since 1970.
 */
export function formatDay(locale: string, timeZone: string, time: number, now: number): string {
  const day = (at: number, year: "numeric" | undefined) =>
    cached(Intl.DateTimeFormat, locale, { year, month: "short", day: "numeric", timeZone }).format(at);
  const yearOf = (at: number) => cached(Intl.DateTimeFormat, "en", { year: "numeric", timeZone }).format(at);
  return day(time, yearOf(time) === yearOf(now) ? undefined : "numeric");
}

/**
 * "Nov 21, 2:05 PM", with the year unless it is the present one.
 *
 * @param now milliseconds since 1970.
 */
export function formatDayTime(locale: string, timeZone: string, time: number, now: number): string {
  const yearOf = (at: number) => cached(Intl.DateTimeFormat, "en", { year: "numeric", timeZone }).format(at);
  const year = yearOf(time) === yearOf(now) ? undefined : ("numeric" as const);
  return cached(Intl.DateTimeFormat, locale, {
    year,
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone,
  }).format(time);
}

/** Compares by the locale's alphabet, without case and accents where it does not count them. */
export function compareTexts(locale: string, one: string, other: string): number {
  return cached(Intl.Collator, locale, { sensitivity: "base" } as const).compare(one, other);
}

/** "2:05 PM". Without a time zone it is the device's own. */
export function formatClock(locale: string, timeZone: string | undefined, time: number): string {
  return cached(Intl.DateTimeFormat, locale, { hour: "numeric", minute: "2-digit", timeZone }).format(time);
}

/**
 * Two letters that Intl has a name for and that are not in use for a country: withdrawn ones, of which it says what came
 * after (SU, YU, DD), unions (EU, UN), islands without a code of their own in ISO 3166-1 (AC, IC), made-up ones (XA, ZZ).
 * UK is not one of the standard's codes but used, and XK is what everybody writes for Kosovo, which has none.
 */
const notInUse = /A[CN]|BU|C[PQS]|D[DGY]|E[AUZ]|FX|HV|IC|N[HT]|Q[OU]|RH|SU|T[AP]|UN|VD|X[AB]|Y[DU]|Z[RZ]/;

/** "Greece" for "GR"; undefined for a code that names no country today. */
export function formatCountry(locale: string, country: string): string | undefined {
  // Intl throws for a text that is not two letters.
  if (!/^[A-Z]{2}$/.test(country) || notInUse.test(country)) return undefined;
  return cached(Intl.DisplayNames, locale, { type: "region", fallback: "none" }).of(country);
}

/** The next full minute, in milliseconds since 1970: at the time that people read, it must be over. */
export function fullMinute(instant: string): number {
  return Math.ceil(Date.parse(instant) / 60_000) * 60_000;
}
