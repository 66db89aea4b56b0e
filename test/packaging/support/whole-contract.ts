import { memoryAdapter } from "../../../src/adapters/memory/adapter.ts";
import type { EndedSessionsPage, SessionList, SessionsAdapter, UserSession } from "../../../src/contract.ts";
import { createFixtures } from "../../../src/testing/index.ts";
import { sessionLimit } from "../../support/session-limits.ts";

/** All that a session can hold. */
const wholeSession: Required<UserSession> = {
  id: "everything",
  isCurrent: true,
  createdAt: "2026-01-15T09:00:00.000Z",
  lastActiveAt: "2026-01-15T10:00:00.000Z",
  expiresAt: "2026-02-15T10:00:00.000Z",
  idleExpiresAt: "2026-02-01T10:00:00.000Z",
  endedAt: "2026-01-16T10:00:00.000Z",
  endReason: "replaced",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
  device: {
    type: "desktop",
    browser: "Firefox",
    browserVersion: "145",
    os: "Linux",
    osVersion: "6",
    model: "ThinkPad",
    label: "Ann's laptop",
  },
  ipAddress: "2001:db8:1:2::7",
  location: {
    city: "Athens",
    region: "Attica",
    country: "gr",
    latitude: 37.98,
    longitude: 23.73,
    label: "Athens",
  },
  name: "Desk",
  signInMethod: "passkey",
  notRevocable: { reason: "too-new", until: "2026-01-17T10:00:00.000Z" },
  consequence: "Also removes this phone as a second factor.",
  impersonated: true,
  pending: true,
  network: {
    id: "2",
    anonymous: true,
    changes: [{ at: "2026-01-15T09:30:00.000Z", country: "gr", networkId: "2" }],
  },
};

/** All that a list can hold, as a backend may write it. */
export const wholeList: Required<SessionList> = {
  sessions: [wholeSession, ...createFixtures({ count: 3 }).filter(({ isCurrent }) => !isCurrent)],
  can: ["revoke", "revoke-others", "rename", "history"],
  truncated: true,
  skipped: 2,
  revocationLagSeconds: 60,
  lastActiveGranularitySeconds: 86_400,
  serverTime: "2026-01-15T10:00:00.000Z",
  subject: "ann",
  sessionLimit,
};

/** All that a page of ended sessions can hold. */
export const wholePage: Required<EndedSessionsPage> = {
  sessions: [{ ...wholeSession, isCurrent: false }],
  nextCursor: "next",
  total: 40,
  retentionDays: 30,
  subject: "ann",
};

/** Lists both. */
export const wholeAdapter: Required<SessionsAdapter> = {
  ...(memoryAdapter(createFixtures({ count: 3 })) as Required<SessionsAdapter>),
  listSessions: async () => structuredClone(wholeList),
  listEndedSessions: async () => structuredClone(wholePage),
};
