import type { UserSession } from "../../../src/contract.ts";

export const now = "2026-01-15T12:00:00.000Z";

const before = (minutes: number): string => new Date(Date.parse(now) - minutes * 60_000).toISOString();

/** Four devices of one person; the first one asks. */
export const sessions: readonly UserSession[] = [
  {
    id: "id-chrome",
    isCurrent: true,
    lastActiveAt: before(0),
    device: { type: "desktop", browser: "Chrome", os: "macOS" },
    ipAddress: "203.0.113.7",
    location: { city: "Athens", country: "GR" },
  },
  {
    id: "id-firefox",
    isCurrent: false,
    lastActiveAt: before(12),
    device: { type: "desktop", browser: "Firefox", os: "Linux" },
    ipAddress: "198.51.100.9",
    location: { city: "São Paulo", country: "BR" },
  },
  {
    id: "id-iphone",
    isCurrent: false,
    lastActiveAt: before(125),
    device: { type: "mobile", browser: "Safari", os: "iOS", model: "iPhone" },
    location: { city: "Nairobi", country: "KE" },
  },
  { id: "id-curl", isCurrent: false, device: { type: "cli", browser: "curl" } },
];

const browsers = ["Chrome", "Firefox", "Safari", "Edge", "Vivaldi"];
const systems = ["macOS", "Windows", "Linux", "Android", "ChromeOS", "iOS", "Ubuntu"];
const cities: readonly (readonly [city: string, country: string])[] = [
  ["Athens", "GR"],
  ["São Paulo", "BR"],
  ["Nairobi", "KE"],
  ["Lima", "PE"],
  ["Oslo", "NO"],
  ["Kyoto", "JP"],
];

/** As many devices of one person, each with another name; the first one asks. */
export function many(count: number): UserSession[] {
  return Array.from({ length: count }, (_, at): UserSession => {
    const [city, country] = cities[at % 6] as [string, string];
    return {
      id: `id-${at}`,
      isCurrent: at === 0,
      createdAt: before(at * 1440 + 60),
      lastActiveAt: before(at * 60),
      device: {
        type: at % 3 === 2 ? "mobile" : "desktop",
        browser: browsers[at % 5] as string,
        os: systems[Math.floor(at / 5) % 7] as string,
      },
      ipAddress: `203.0.113.${at}`,
      location: { city, country },
    };
  });
}
