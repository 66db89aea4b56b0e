import { screen } from "@testing-library/react";
import { userEvent } from "vitest/browser";
import type { UserSession } from "../../../src/contract.ts";
import { SessionsError, type SessionsErrorCode } from "../../../src/core/errors.ts";
import { askAbout } from "./ask-about.ts";
import { confirmSignOut } from "./confirm-sign-out.ts";
import { type HandAdapter, handAdapter } from "./hand-adapter.ts";
import { many, sessions } from "./sessions.ts";
import type { ShownWidget, showWidget } from "./show-widget.tsx";

export interface State {
  adapter?: () => HandAdapter;
  props?: Parameters<typeof showWidget>[1];
  /** Leads from what is shown at first to the state. */
  enter?: (shown: ShownWidget) => Promise<void>;
  /** What the page then says. */
  says: string | RegExp;
}

const never = () => new Promise<never>(() => {});
const fail = (code: SessionsErrorCode) => () => Promise.reject(new SessionsError(code, "As asked."));
const withOthers = (change: Partial<UserSession>) =>
  sessions.map((session) => (session.isCurrent ? session : { ...session, ...change }));
const tooNew = () =>
  handAdapter({
    sessions: withOthers({ notRevocable: { reason: "too-new", until: "2026-01-16T12:00:00.000Z" } }),
  });
const failsSecondList = (code: SessionsErrorCode) => {
  let lists = 0;
  return () => (lists++ === 0 ? Promise.resolve() : fail(code)());
};

/** Every state of the widget by its name. */
export const states: Record<string, State> = {
  loading: { adapter: () => handAdapter({ beforeList: never }), says: "Loading your devices…" },
  "waiting for the user id": { props: { userId: undefined }, says: "Loading your devices…" },
  "signed out": { props: { userId: null }, says: "You’re signed out of this device." },
  "signed out elsewhere": {
    adapter: () => handAdapter({ beforeList: fail("unauthenticated") }),
    says: "You’re signed out of this device.",
  },
  error: {
    adapter: () => handAdapter({ beforeList: fail("timeout") }),
    says: "The server didn’t answer in time.",
  },
  "re-authentication needed": {
    adapter: () => handAdapter({ beforeList: fail("reauth-required") }),
    props: { onReauthRequired: never },
    says: "Confirm that it’s you to see your devices.",
  },
  ready: { props: { onSignOut: () => {} }, says: "You’re signed in on 4 devices." },
  "only this device": {
    adapter: () => handAdapter({ sessions: sessions.slice(0, 1) }),
    says: "You’re signed in only here.",
  },
  "current unknown": {
    adapter: () => handAdapter({ sessions: sessions.map((session) => ({ ...session, isCurrent: false })) }),
    says: "We can’t tell which device you’re on, so signing out is turned off.",
  },
  unsupported: {
    adapter: () => handAdapter({ more: { can: [] } }),
    says: "You can’t sign devices out here.",
  },
  "signing out": {
    adapter: () => handAdapter({ beforeEnd: never }),
    enter: () => confirmSignOut("Sign out curl"),
    says: "Signing out…",
  },
  failed: {
    adapter: () => handAdapter({ beforeEnd: fail("forbidden") }),
    enter: () => confirmSignOut("Sign out curl"),
    says: "It wasn’t signed out. You don’t have permission to do this.",
  },
  unknown: {
    adapter: () => handAdapter({ beforeList: failsSecondList("network"), beforeEnd: fail("network") }),
    enter: () => confirmSignOut("Sign out curl"),
    says: "It may still be signed in: we couldn’t check.",
  },
  confirming: {
    adapter: () =>
      handAdapter({ sessions: withOthers({ consequence: "Signing it out also ends its downloads." }) }),
    enter: async () => void (await askAbout("Sign out curl")),
    says: /^Signing out ends its access\./,
  },
  "confirming all others": {
    enter: async () => void (await askAbout("Sign out all others…")),
    says: "Sign out 3 other devices?",
  },
  "all others signed out": {
    enter: () => confirmSignOut("Sign out all others…"),
    says: "3 devices signed out.",
  },
  "out of date": {
    adapter: () => handAdapter({ beforeList: failsSecondList("network") }),
    enter: async ({ refetch }) => {
      await screen.findByText("curl");
      await refetch();
    },
    says: "This list may be out of date. The server couldn’t be reached.",
  },
  offline: {
    enter: async () => {
      await screen.findByText("curl");
      Object.defineProperty(navigator, "onLine", { configurable: true, get: () => false });
      dispatchEvent(new Event("offline"));
    },
    says: "You seem to be offline. What you see may be out of date.",
  },
  "not revocable": { adapter: tooNew, says: "Signed in too recently" },
  "why not revocable": {
    adapter: tooNew,
    enter: async () => void (await askAbout("Details of curl")),
    says: "This sign-in is too recent to sign out here. Try after Jan 16, 2026, 12:00 PM UTC.",
  },
  "details of this device": {
    props: { onSignOut: () => {} },
    enter: async () => void (await askAbout("Details of Chrome on macOS")),
    says: "You’ll stay signed in on your other devices.",
  },
  impersonated: {
    adapter: () => handAdapter({ sessions: withOthers({ impersonated: true }) }),
    says: "Support is signed in as you",
  },
  "revocation lag": {
    adapter: () => handAdapter({ more: { revocationLagSeconds: 290 } }),
    says: "A device may keep working for up to 5 minutes after it’s signed out.",
  },
  expired: {
    adapter: () => handAdapter({ sessions: withOthers({ expiresAt: "2026-01-15T11:00:00.000Z" }) }),
    says: "3 more have expired.",
  },
  skipped: {
    adapter: () => handAdapter({ more: { skipped: 2 } }),
    says: "2 more devices couldn’t be shown.",
  },
  truncated: {
    adapter: () => handAdapter({ more: { truncated: true } }),
    says: "There may be more devices than are shown here.",
  },
  "further pages": {
    adapter: () =>
      handAdapter({
        sessions: [
          sessions[0] as UserSession,
          ...Array.from({ length: 130 }, (_, index) => ({ id: `more-${index}`, isCurrent: false })),
        ],
      }),
    says: "Show 50 more",
  },
  "nothing found": {
    adapter: () => handAdapter({ sessions: many(40) }),
    enter: async () => {
      await userEvent.fill(await screen.findByRole("searchbox"), "opra");
    },
    says: "No device matches “opra”.",
  },
};
