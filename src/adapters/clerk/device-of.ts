import type { SessionDevice } from "../../core/contract.ts";
import type { Fields } from "../../core/is-fields.ts";
import { withoutUndefined } from "../../core/without-undefined.ts";
import { textOf } from "./text-of.ts";

type Kind = Pick<SessionDevice, "type" | "os" | "model">;

const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/iphone/i, { type: "mobile", os: "iOS", model: "iPhone" }],
  [/ipad/i, { type: "tablet", os: "iPadOS", model: "iPad" }],
  [/\bi?mac(?!hine)/i, { type: "desktop", os: "macOS" }],
  [/windows/i, { type: "desktop", os: "Windows" }],
  [/cros|chrome ?os/i, { type: "desktop", os: "ChromeOS" }],
  [/android/i, { type: "unknown", os: "Android" }],
  [/linux|x11/i, { type: "desktop", os: "Linux" }],
];

/** What Clerk noted of the browser; undefined where it noted nothing. */
export function deviceOf({
  deviceType,
  browserName,
  browserVersion,
  isMobile,
}: Fields): SessionDevice | undefined {
  const text = textOf(deviceType);
  const browser = textOf(browserName);
  // The activity is always there, and where Clerk knows nothing all its fields are undefined.
  // trap: clerk-empty-activity
  if (!text && !browser && !isMobile) return undefined;
  const kind: Kind = kinds.find(([pattern]) => text && pattern.test(text))?.[1] ?? { type: "unknown" };
  return withoutUndefined({
    ...kind,
    // False proves nothing: applications for iOS send no user agent.
    type: isMobile === true && kind.type !== "tablet" ? "mobile" : kind.type,
    model: kind.model ?? (kind.os ? undefined : text),
    browser,
    browserVersion: /^\d+/.exec(`${browserVersion}`)?.[0],
  });
}
