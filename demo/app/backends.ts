import { betterAuthAdapter } from "../../src/adapters/better-auth.ts";
import { restAdapter } from "../../src/adapters/rest.ts";
import type { SessionsAdapter } from "../../src/index.ts";
import { updateAge } from "../update-age.ts";
import { authClient } from "./auth-client.ts";

/** One way for the pages to reach the sessions. */
export interface Backend {
  /** As the switch names it. */
  label: string;
  /** What the account page says about it. */
  explanation: string;
  /** Made once: it remembers what it listed. */
  adapter: SessionsAdapter;
}

/** What the visitor can choose from; the first one is the default. */
export const backends = {
  rest: {
    label: "Better Auth through REST",
    explanation:
      "This page asks /api/devices on its own server, where createSessionsHandler answers for Better Auth. No session token leaves the server, and the list needs no recent sign-in.",
    adapter: restAdapter({ baseUrl: "/api/devices" }),
  },
  direct: {
    label: "Better Auth direct",
    explanation:
      "This page asks Better Auth’s own endpoints. They list sessions only for a day after signing in, and hand every session’s token to the page, where the adapter keeps them to itself.",
    adapter: betterAuthAdapter(authClient, { lastActiveGranularitySeconds: updateAge }),
  },
} as const satisfies Record<string, Backend>;

export type BackendName = keyof typeof backends;
