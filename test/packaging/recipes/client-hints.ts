import { parseUserAgent, type SessionDevice } from "your-devices/server";

const asked = [
  "Sec-CH-UA-Platform-Version",
  "Sec-CH-UA-Model",
  "Sec-CH-UA-Form-Factors",
  "Sec-CH-UA-Full-Version-List",
];
const unasked = ["Sec-CH-UA", "Sec-CH-UA-Mobile", "Sec-CH-UA-Platform"];

/** The value of the header `Accept-CH`, which every page is sent with. */
export const acceptedHints = asked.join(", ");

/** The hints as JSON, to be stored with the user agent when a session starts. */
export function keepHints({ headers }: Request): string {
  const kept = [...unasked, ...asked].map((name) => [name, headers.get(name)?.slice(0, 256) ?? ""]);
  return JSON.stringify(kept.filter(([, value]) => value));
}

/** The `device` that the adapter returns instead of `userAgent`. */
export function deviceOf(row: { userAgent: string; hints: string }): SessionDevice {
  return parseUserAgent(row.userAgent, new Headers(JSON.parse(row.hints)));
}
