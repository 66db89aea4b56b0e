import { lazy, type ReactNode, useState } from "react";
import { betterAuthAdapter } from "../../src/adapters/better-auth/browser.ts";
import { restAdapter } from "../../src/adapters/rest/browser.ts";
import type { SessionsAdapter } from "../../src/index.ts";
import { updateAge } from "../shared.ts";
import { authClient, type Person, type SourceProps } from "./account.tsx";
import { LogTraceSource } from "./logtrace-source.tsx";
import { PropelAuthSource } from "./propelauth-source.tsx";

/** One way for the pages to reach the sessions. */
interface BackendEntry {
  /** As the switch names it. */
  label: string;
  /** What the account page says about it. */
  explanation: string;
  /** Where the account signs in on one more device. */
  signInElsewhere: string;
  Source: (props: SourceProps) => ReactNode;
}

/** The person who is signed in through Better Auth. The adapter is made once: it may remember things. */
const over =
  (adapter: SessionsAdapter) =>
  ({ person, children }: SourceProps): ReactNode =>
    children({ ...person, adapter });

/** What the visitor can choose from; the first one is the default. */
const backends = {
  rest: {
    label: "Better Auth through REST",
    explanation:
      "This page asks /api/devices on its own server, where createSessionsHandler answers for Better Auth. No session token leaves the server, and the list needs no recent sign-in.",
    signInElsewhere: "/demo/sign-in-elsewhere",
    Source: over(restAdapter({ baseUrl: "/api/devices" })),
  },
  direct: {
    label: "Better Auth direct",
    explanation:
      "This page asks Better Auth’s own endpoints. They list sessions only for a day after signing in, and hand every session’s token to the page, where the adapter keeps them to itself.",
    signInElsewhere: "/demo/sign-in-elsewhere",
    Source: over(betterAuthAdapter(authClient, { lastActiveGranularitySeconds: updateAge })),
  },
  clerk: {
    label: "Clerk (fake)",
    explanation:
      "This page uses Clerk’s real client, which asks an imitation of Clerk’s API on this server. Its sessions are kept in memory, and are not those of Better Auth.",
    signInElsewhere: "/demo/clerk/sign-in-elsewhere",
    // Clerk's client is large.
    Source: lazy(() => import("./clerk-source.tsx")),
  },
  propelauth: {
    label: "PropelAuth BYO (fake)",
    explanation:
      "PropelAuth’s real Node client asks an imitation of its sidecar. The page asks /propelauth/devices, where createSessionsHandler answers through propelAuthAdapter.",
    signInElsewhere: "/propelauth/sign-in-elsewhere",
    Source: PropelAuthSource,
  },
  logtrace: {
    label: "REST and LogTrace (fake)",
    explanation:
      "Better Auth through REST, inside withLogTrace: an imitation of LogTrace is told of each sign-in and of what is signed out from this page, and remembers it. It ends nothing itself.",
    signInElsewhere: "/demo/sign-in-elsewhere",
    Source: LogTraceSource,
  },
} satisfies Record<string, BackendEntry>;

export interface Backend extends BackendEntry {
  name: string;
  /** Remembers another one and switches both pages to it. */
  choose: (name: string) => void;
}

/** Each page gets these. */
export interface PageProps {
  person: Person;
  backend: Backend;
}

/** The backend that this browser was set to. */
export function useBackend(): Backend {
  const [stored, setStored] = useState(() => localStorage.getItem("backend") ?? "");
  const name = Object.hasOwn(backends, stored) ? (stored as keyof typeof backends) : "rest";
  const choose = (other: string): void => {
    localStorage.setItem("backend", other);
    setStored(other);
  };
  return { name, choose, ...backends[name] };
}

/** The same page over another backend. */
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
