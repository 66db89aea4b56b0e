import { onTestFinished, vi } from "vitest";
import { clerkAdapter } from "../../../src/adapters/clerk/browser.ts";
import type { SessionsAdapter } from "../../../src/contract.ts";
import { type ClerkFake, createClerkFake } from "../../fakes/clerk/clerk-fake.ts";
import type { ClerkFakeRoute, ClerkFakeSession } from "../../fakes/clerk/data.ts";
import { type LoadedClerk, loadClerk } from "../../fakes/clerk/load-clerk.ts";

export interface Connected {
  fake: ClerkFake;
  clerk: LoadedClerk["clerk"];
  adapter: Required<Pick<SessionsAdapter, "listSessions" | "revokeSession" | "subscribe">>;
  /** Ann's current session. */
  me: ClerkFakeSession;
  /** Ann's other session, in another browser. */
  other: ClerkFakeSession;
  /** Bob's session, in the same browser as Ann's current one. */
  bob: ClerkFakeSession;
  /** How many requests for this route have arrived. */
  sent(route: ClerkFakeRoute): number;
}

/** The adapter over Clerk's real client and the fake: Ann is signed in on two devices, and Bob on the first one, too. */
export async function connect(): Promise<Connected> {
  const fake = createClerkFake();
  const other = fake.signIn({ clientId: "client_elsewhere" });
  const bob = fake.signIn({ userId: "user_bob" });
  const me = fake.signIn();
  const { clerk, close } = await loadClerk(fake);
  onTestFinished(async () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    await close();
  });
  const adapter = clerkAdapter(clerk) as Connected["adapter"];
  const sent = (route: ClerkFakeRoute) => fake.requests.filter((one) => one.route === route).length;
  return { fake, clerk, adapter, me, other, bob, sent };
}

export const idsIn = async (list: ReturnType<SessionsAdapter["listSessions"]>): Promise<string[]> =>
  (await list).sessions.map(({ id }) => id);

/** Holds requests for this route. `arrived` settles with the first one, and `open` lets all of them go on. */
export function hold(fake: ClerkFake, route: ClerkFakeRoute): { arrived: Promise<void>; open: () => void } {
  const { opened, open } = gate();
  const arrived = new Promise<void>((resolve) => {
    fake.onRequest = (request) => {
      if (request.route !== route) return;
      resolve();
      return opened;
    };
  });
  return { arrived, open };
}

/** A promise that settles when `open` is called. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Holds only the timers of deadlines: sockets keep theirs. */
export const holdTime = (): unknown => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });

/** For `vi.waitFor`, whose default of one second is too short for a busy machine. */
export const patiently = { timeout: 15_000 } as const;
