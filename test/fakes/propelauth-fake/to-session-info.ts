import { parseUserAgent } from "../../../src/server/index.ts";
import type { FakeRules } from "./fake-rules.ts";
import type { FakeSession } from "./fake-session.ts";
import { fromSeconds } from "./from-seconds.ts";

const types: Readonly<Record<string, string>> = { desktop: "Desktop", mobile: "Mobile", tablet: "Tablet" };

/** A row of the list: no token, no user, no raw user agent, and nothing that says which session asks. */
export function toSessionInfo(session: FakeSession, rules: FakeRules): Record<string, unknown> {
  const { sessionId, createdAt, expiresAt, lastActivityAt, userAgent, ipAddress, tags, metadata } = session;
  return {
    sessionId,
    createdAt: fromSeconds(createdAt, rules),
    expiresAt: fromSeconds(expiresAt, rules),
    lastActivityAt: fromSeconds(lastActivityAt, rules),
    device: toDeviceInfo(userAgent),
    ipAddress,
    sessionTags: tags,
    metadata,
  };
}

function toDeviceInfo(userAgent: string | undefined): Record<string, unknown> {
  const { type, browser, browserVersion, os, osVersion } = parseUserAgent(userAgent);
  const displayName = [browser, os].filter(Boolean).join(" on ") || "Unknown device";
  const full = browserVersion && `${browserVersion}.0.0.0`;
  return { displayName, deviceType: types[type] ?? "Unknown", browser, browserVersion: full, os, osVersion };
}
