import type { SessionDevice, UserSession } from "../../src/index.ts";
import { now } from "./now.ts";

const devices: readonly (SessionDevice | undefined)[] = [
  { type: "desktop", browser: "Chrome", os: "macOS" },
  { type: "mobile", browser: "Safari", os: "iOS", model: "iPhone" },
  { type: "tablet", browser: "Safari", os: "iPadOS", model: "iPad" },
  { type: "tv", browser: "Samsung Browser", os: "Tizen" },
  { type: "console", browser: "Edge", os: "Xbox" },
  { type: "watch", os: "watchOS" },
  { type: "cli", browser: "curl" },
  { type: "bot", browser: "Googlebot" },
  { type: "unknown", label: "Kitchen radio" },
  undefined,
];

const places: readonly Pick<UserSession, "location" | "ipAddress">[] = [
  { location: { city: "Athens", country: "GR" }, ipAddress: "203.0.113.7" },
  { location: { city: "Nairobi", country: "KE" } },
  { ipAddress: "2001:db8:1:2::3" },
];

/** One session for each type of device. Each was last active some hours before the one above it. */
export function everyType(): UserSession[] {
  return devices.map((device, index) => ({
    id: `session-${index}`,
    isCurrent: index === 0,
    ...places[index % (places.length + 1)],
    ...(device && {
      device,
      lastActiveAt: new Date(Date.parse(now) - index ** 3 * 3_600_000).toISOString(),
    }),
  }));
}
