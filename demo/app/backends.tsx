import { lazy, type ReactNode, useState } from "react";
import { betterAuthAdapter } from "../../src/adapters/better-auth/browser.ts";
import { restAdapter } from "../../src/adapters/rest/browser.ts";
import type { SessionsAdapter } from "../../src/index.ts";
import { updateAge } from "../shared.ts";
import { authClient, type Person, type SourceProps } from "./account.tsx";
import { LogTraceSource } from "./logtrace-source.tsx";
import { visitorSource } from "./visitor-source.tsx";

/** The source for people who are signed in through Better Auth. It makes the adapter once, because it may have a memory. */
const over =
  (adapter: SessionsAdapter) =>
  ({ person, children }: SourceProps): ReactNode =>
    children({ ...person, adapter });

/** The backends, by the name under which a browser remembers the choice. */
const backends = {
  rest: {
    /** The sessions are those of the account with which people sign in to this application, and so is its password. */
    isBetterAuth: true,
    /** The text on the switch. */
    label: "Better Auth through REST",
    /** The account page's text about it. */
    explanation:
      "This page asks /api/devices on its own server, where createSessionsHandler answers for Better Auth. No session token leaves the server, and the list needs no recent sign-in.",
    /** The path that signs the account in on one more device. */
    signInElsewhere: "/demo/sign-in-elsewhere",
    Source: over(restAdapter({ baseUrl: "/api/devices" })),
  },
  direct: {
    isBetterAuth: true,
    label: "Better Auth direct",
    explanation:
      "This page asks Better Auth’s own endpoints. They list sessions only for a day after signing in, and hand every session’s token to the page, where the adapter keeps them to itself.",
    signInElsewhere: "/demo/sign-in-elsewhere",
    Source: over(betterAuthAdapter(authClient, { lastActiveGranularitySeconds: updateAge })),
  },
  own: {
    isBetterAuth: false,
    label: "Your own table (SQLite)",
    explanation:
      "A sign-in written by hand, over one table of hashed tokens: demo/own-table.ts. The page asks /own-table/devices, where sqlSessions lists that table. A side table adds device, address, place and history.",
    signInElsewhere: "/own-table/sign-in-elsewhere",
    Source: visitorSource("/own-table", {
      asking: "Looking up who you are…",
      loggedIn: ({ userId, name }) => `You are ${name ?? userId}: the cookie belongs to a living session.`,
    }),
  },
  clerk: {
    isBetterAuth: false,
    label: "Clerk (fake)",
    explanation:
      "This page uses Clerk’s real client, which asks an imitation of Clerk’s API on this server. Its sessions are kept in memory, and are not those of Better Auth.",
    signInElsewhere: "/demo/clerk/sign-in-elsewhere",
    // Loaded on demand, because Clerk's client is large.
    Source: lazy(() => import("./clerk-source.tsx")),
  },
  propelauth: {
    isBetterAuth: false,
    label: "PropelAuth BYO (fake)",
    explanation:
      "PropelAuth’s real Node client asks an imitation of its sidecar. The page asks /propelauth/devices, where createSessionsHandler answers through propelAuthAdapter.",
    signInElsewhere: "/propelauth/sign-in-elsewhere",
    Source: visitorSource("/propelauth", {
      asking: "Asking PropelAuth who you are…",
      loggedIn: ({ userId, metadata }) =>
        `You are ${metadata?.name ?? userId}: PropelAuth has validated this request.`,
    }),
  },
  logtrace: {
    isBetterAuth: true,
    label: "REST and LogTrace (fake)",
    explanation:
      "Better Auth through REST, inside withLogTrace: an imitation of LogTrace is told of each sign-in and of what is signed out from this page, and remembers it. It ends nothing itself.",
    signInElsewhere: "/demo/sign-in-elsewhere",
    Source: LogTraceSource,
  },
};

/** The backend that was chosen in this browser, and `choose`, which switches both pages to another one. */
export function useBackend() {
  const [stored, setStored] = useState(() => localStorage.getItem("backend") ?? "");
  const name = Object.hasOwn(backends, stored) ? (stored as keyof typeof backends) : "rest";
  const choose = (other: string): void => {
    localStorage.setItem("backend", other);
    setStored(other);
  };
  return { name, choose, ...backends[name] };
}

export type Backend = ReturnType<typeof useBackend>;

/** The props of each page. */
export interface PageProps {
  person: Person;
  backend: Backend;
}

/** The switch that shows the page with another backend. */
export function BackendSwitch({ backend }: { backend: Backend }) {
  return (
    <label className="choice">
      Backend
      <select value={backend.name} onChange={({ target }) => backend.choose(target.value)}>
        {Object.entries(backends).map(([name, { label }]) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
