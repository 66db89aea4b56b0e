import { lazy } from "react";
import { betterAuthAdapter } from "../../src/adapters/better-auth.ts";
import { restAdapter } from "../../src/adapters/rest.ts";
import { updateAge } from "../shared.ts";
import { authClient } from "./auth-client.ts";
import { over } from "./sources/over.ts";
import type { Source } from "./sources/source.ts";

/** One way for the pages to reach the sessions. */
export interface Backend {
  /** As the switch names it. */
  label: string;
  /** What the account page says about it. */
  explanation: string;
  /** Where the account signs in on one more device. */
  signInElsewhere: string;
  Source: Source;
}

/** What the visitor can choose from; the first one is the default. */
export const backends = {
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
    Source: lazy(() => import("./sources/clerk-source.tsx")),
  },
  propelauth: {
    label: "PropelAuth BYO (fake)",
    explanation:
      "PropelAuth’s real Node client asks an imitation of its sidecar. The page asks /propelauth/devices, where createSessionsHandler answers through propelAuthAdapter.",
    signInElsewhere: "/propelauth/sign-in-elsewhere",
    Source: lazy(() => import("./sources/propel-auth-source.tsx")),
  },
  logtrace: {
    label: "REST and LogTrace (fake)",
    explanation:
      "Better Auth through REST, inside withLogTrace: an imitation of LogTrace is told of each sign-in and of what is signed out from this page, and remembers it. It ends nothing itself.",
    signInElsewhere: "/demo/sign-in-elsewhere",
    Source: lazy(() => import("./sources/recorded-source.tsx")),
  },
} as const satisfies Record<string, Backend>;

export type BackendName = keyof typeof backends;
