import { parseUserAgent } from "../../../src/server/index.ts";
import type { FakeRules } from "./fake-rules.ts";
import type { FakeSession } from "./fake-session.ts";

const types: Readonly<Record<string, string>> = { desktop: "Desktop", mobile: "Mobile", tablet: "Tablet" };

/** A row of the list: no token, no user, no raw user agent, and nothing that says which session asks. */
export function toSessionInfo(session: FakeSession, { timeUnit }: FakeRules): Record<string, unknown> {
  const { sessionId, createdAt, expiresAt, lastActivityAt, userAgent, ipAddress, tags, metadata } = session;
  const factor = timeUnit === "milliseconds" ? 1000 : 1;
  return {
    sessionId,
    createdAt: createdAt * factor,
    expiresAt: expiresAt * factor,
    lastActivityAt: lastActivityAt * factor,
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
