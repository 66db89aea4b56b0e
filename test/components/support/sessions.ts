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
