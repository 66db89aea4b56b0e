/** One session, as every contender's backend knows it. Each backend writes it in its own form. */
export interface Row {
  id: string;
  /** ISO 8601. */
  createdAt: string;
  lastActiveAt: string;
  expiresAt: string;
  ipAddress: string;
  city: string;
  country: string;
  /** What a backend reads from the user agent. */
  device: { type: "desktop" | "mobile"; browser: string; browserVersion: string; os: string };
  userAgent: string;
}

const devices = [
  ["desktop", "Chrome", "142", "Windows", "(Windows NT 10.0; Win64; x64)", "Chrome/142.0.0.0 Safari/537.36"],
  ["mobile", "Chrome", "141", "Android", "(Linux; Android 10; K)", "Chrome/141.0.0.0 Mobile Safari/537.36"],
  [
    "desktop",
    "Edge",
    "141",
    "Windows",
    "(Windows NT 10.0; Win64; x64)",
    "Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
  ],
  ["desktop", "Opera", "125", "Linux", "(X11; Linux x86_64)", "Chrome/140.0.0.0 Safari/537.36 OPR/125.0.0.0"],
  [
    "desktop",
    "Chrome",
    "140",
    "macOS",
    "(Macintosh; Intel Mac OS X 10_15_7)",
    "Chrome/140.0.0.0 Safari/537.36",
  ],
] as const;
const places = [
  ["Athens", "GR"],
  ["Porto", "PT"],
  ["Nairobi", "KE"],
  ["Kyoto", "JP"],
  ["Lima", "PE"],
  ["Oslo", "NO"],
  ["Toronto", "CA"],
] as const;

/** The one that every contender takes for the current session. */
export const currentId = "session-0";

/** So many sessions, the latest active first. */
export function rowsOf(count: number): Row[] {
  const now = Date.now();
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
  return Array.from({ length: count }, (_, index) => {
    const [type, browser, browserVersion, os, system, product] = devices[
      index % 5
    ] as (typeof devices)[number];
    const [city, country] = places[index % 7] as (typeof places)[number];
    return {
      id: `session-${index}`,
      createdAt: at(-index * 700 - 900),
      lastActiveAt: at(-index * 97),
      expiresAt: at(40_000),
      ipAddress: `203.0.${index >> 8}.${index & 255}`,
      city,
      country,
      device: { type, browser, browserVersion, os },
      userAgent: `Mozilla/5.0 ${system} AppleWebKit/537.36 (KHTML, like Gecko) ${product}`,
    };
  });
}
