import { type PropelAuthAdapterOptions, propelAuthAdapter } from "../../../src/adapters/propelauth/server.ts";
import type { SessionsAdapter } from "../../../src/contract.ts";
import {
  createPropelAuthFake,
  type FakeRules,
  type FakeSession,
  type PropelAuthFake,
} from "./propelauth-fake.ts";
import { type RunningPropelAuth, startPropelAuth } from "./start-propelauth.ts";

export interface ThreeDevices extends RunningPropelAuth {
  fake: PropelAuthFake;
  /** Ann's current session. */
  laptop: FakeSession;
  /** Ann's other session. */
  phone: FakeSession;
  bobs: FakeSession;
  /** An adapter for a request with the laptop's cookie. */
  adapter(options?: Partial<PropelAuthAdapterOptions>): SessionsAdapter;
  /** The ids of all living sessions. */
  alive(): string[];
  /** The commands that were sent, in order. */
  sent(): string[];
}

/** Ann signed in on two devices and Bob on one, in a fake to which PropelAuth's own client is connected. */
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

/** Ann's two devices, with two systems. */
export const userAgents = {
  laptop: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7; rv:145.0) Gecko/20100101 Firefox/145.0",
  phone:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
} as const;

type Session = RunningPropelAuth["client"]["session"];

/** The methods of the client, to be spread and then replaced in part: spreading the client itself would lose them. */
export function boundMethods(
  session: Session,
): Pick<Session, "validate" | "fetchAllForUser" | "invalidateById" | "invalidateAllForUserExceptOne"> {
  return {
    validate: session.validate.bind(session),
    fetchAllForUser: session.fetchAllForUser.bind(session),
    invalidateById: session.invalidateById.bind(session),
    invalidateAllForUserExceptOne: session.invalidateAllForUserExceptOne.bind(session),
  };
}
