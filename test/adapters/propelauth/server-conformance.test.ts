import { describe, it } from "vitest";
import { declaration } from "../../../src/adapters/propelauth/declaration.ts";
import { propelAuthAdapter } from "../../../src/adapters/propelauth/server.ts";
import type { AdapterScenario } from "../../../src/core/adapter-declaration.ts";
import { type AdapterSuite, describeAdapter } from "../../../src/testing/index.ts";
import {
  createPropelAuthFake,
  type FakeFailure,
  type PropelAuthFake,
} from "../../fakes/propelauth/propelauth-fake.ts";
import { startPropelAuth } from "../../fakes/propelauth/start-propelauth.ts";
import { takeConsole } from "../../setup/console.ts";

const acts = ["InvalidateSessionById", "InvalidateAllSessionsForUserExceptOne"];
const failures: Partial<Record<AdapterScenario, FakeFailure>> = {
  "server-error": {
    kind: "status",
    status: 500,
    body: { type: "UnexpectedError", details: "Database is gone." },
  },
  "network-loss": { kind: "network", when: "before" },
  hang: { kind: "hang" },
  "lost-answer": { kind: "network", when: "after", commands: acts },
};

/** The vendor's client prints what broke its connection, which is also what a test does that ends before the answer. */
const printing = /^(network-loss|hang|lost-answer): |aborts/;
const suiteIt: NonNullable<AdapterSuite["it"]> = Object.assign(
  (name: string, run: () => Promise<void>) =>
    it(name, async () => {
      await run();
      if (!printing.test(name)) return;
      const foreign = takeConsole().find(
        (line) => !line.startsWith("warn: Error making request to PropelAuth"),
      );
      if (foreign) throw new Error(`Unexpected console output: ${foreign}`);
    }),
  { skip: it.skip },
);

function signInAll(fake: PropelAuthFake, scenario: AdapterScenario) {
  const userAgent = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Firefox/145.0";
  const me = fake.signIn({
    userId: "ann",
    userAgent,
    metadata: { email: "ann@example.test" },
    tags: ["role:root"],
  });
  const others = { "only-current": 0, many: 149 }[scenario as string] ?? 2;
  for (let count = 0; count < others; count += 1) fake.signIn({ userId: "ann", ipAddress: "192.0.2.7" });
  const foreign = fake.signIn({ userId: "bob" });
  return { me, foreign };
}

describeAdapter(
  "propelAuthAdapter, by the vendor's own client",
  async (scenario) => {
    const fake = createPropelAuthFake();
    const { me, foreign } = signInAll(fake, scenario);
    const credentials = [...fake.sessions.map(({ token }) => token), fake.rules.integrationKey];
    if (scenario === "current-unknown") me.isListed = false;
    if (scenario === "expired-cookie") me.expiresAt = Date.now() / 1000 - 60;
    if (scenario === "step-up") me.deviceKey = "key-of-anns-laptop";
    if (scenario === "forbidden") fake.rules.allowedIpAddresses = ["198.51.100.1"];
    fake.failure = failures[scenario];

    const { client, close } = await startPropelAuth(fake);
    const adapter = propelAuthAdapter({
      client,
      request: { headers: new Headers({ cookie: `theme=dark; sessionToken=${me.token}` }) },
      // A deadline only where it is what is proved: a busy machine must not run into it.
      ...(scenario === "hang" && { timeoutMs: 100 }),
    });
    const { revokeSession } = adapter;
    return {
      adapter:
        scenario === "conflict" && revokeSession
          ? {
              ...adapter,
              // Whoever asks is listed when the page lists, and no more when it acts.
              revokeSession: (id) => {
                me.isListed = false;
                return revokeSession(id);
              },
            }
          : adapter,
      truth: async () =>
        fake.sessions
          .filter(({ expiresAt }) => expiresAt > Date.now() / 1000)
          .map(({ sessionId }) => sessionId),
      credentials,
      foreignId: foreign.sessionId,
      close,
    };
  },
  { describe, it: suiteIt, cannot: declaration.cannot },
);
