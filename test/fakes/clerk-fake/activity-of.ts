import type { ClerkFakeActivity } from "./clerk-fake-data.ts";

const devices = ["iPhone", "iPad", "Android", "Macintosh", "Windows", "Linux"];
const browsers: readonly (readonly [string, RegExp])[] = [
  ["Edge", /\bEdg\/([\d.]+)/],
  ["Firefox", /\bFirefox\/([\d.]+)/],
  ["Chrome", /\bChrome\/([\d.]+)/],
  ["Safari", /\bVersion\/([\d.]+).* Safari\//],
];

/** What Clerk would note of a browser that signs in, roughly. */
export function activityOf(request: Request, id: string): ClerkFakeActivity {
  const userAgent = request.headers.get("user-agent") ?? "";
  const device = devices.find((one) => userAgent.includes(one));
  const [name, pattern] = browsers.find(([, one]) => one.test(userAgent)) ?? [];
  return {
    id,
    is_mobile: /\b(iPhone|Android|Mobile)\b/.test(userAgent),
    device_type: device ?? null,
    browser_name: name ?? null,
    browser_version: pattern?.exec(userAgent)?.[1] ?? null,
    ip_address: "203.0.113.7",
    city: "Athens",
    country: "GR",
  };
}
