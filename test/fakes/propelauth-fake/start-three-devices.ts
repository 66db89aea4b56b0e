import { type PropelAuthAdapterOptions, propelAuthAdapter } from "../../../src/adapters/propelauth/server.ts";
import type { SessionsAdapter } from "../../../src/contract.ts";
import {
  createPropelAuthFake,
  type FakeRules,
  type FakeSession,
  type PropelAuthFake,
} from "../propelauth-fake.ts";
import { type RunningPropelAuth, startPropelAuth } from "./start-propelauth.ts";
import { userAgents } from "./user-agents.ts";

export interface ThreeDevices extends RunningPropelAuth {
  fake: PropelAuthFake;
  /** Ann's; the one that asks. */
  laptop: FakeSession;
  /** Ann's. */
  phone: FakeSession;
  bobs: FakeSession;
  /** For a request with the cookie of the laptop. */
  adapter(options?: Partial<PropelAuthAdapterOptions>): SessionsAdapter;
  /** The ids that are alive. */
  alive(): string[];
  /** The commands that were sent. */
  sent(): string[];
}

/** Ann on two devices and Bob on one, in a sidecar that the vendor's own client talks to. */
export async function startThreeDevices(rules: Partial<FakeRules> = {}): Promise<ThreeDevices> {
  const fake = createPropelAuthFake(rules);
  const laptop = fake.signIn({ userId: "ann", userAgent: userAgents.laptop, ipAddress: "192.0.2.1" });
  const phone = fake.signIn({
    userId: "ann",
    userAgent: userAgents.phone,
    ipAddress: "198.51.100.7",
    tags: ["org:acme-corp"],
    metadata: { email: "ann@example.test", role: "root" },
  });
  const bobs = fake.signIn({ userId: "bob" });
  const running = await startPropelAuth(fake);
  return {
    ...running,
    fake,
    laptop,
    phone,
    bobs,
    adapter: (options = {}) =>
      propelAuthAdapter({
        client: running.client,
        request: { headers: new Headers({ cookie: `sessionToken=${laptop.token}` }) },
        ...options,
      }),
    alive: () => fake.sessions.map(({ sessionId }) => sessionId),
    sent: () => fake.requests.map(({ command }) => command),
  };
}
