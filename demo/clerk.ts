import { createClerkFake } from "../test/fakes/clerk/clerk-fake.ts";
import { activityOf } from "../test/fakes/clerk/json.ts";
import { placeOf, type SampleDevice, seededDevices } from "./sample-devices.ts";
import { account } from "./shared.ts";

/** The imitation of Clerk's API that the tests use, in memory. It signs each new browser in as the account. */
export function createClerkDemo() {
  const userId = "user_ada";
  const welcomed = new Set<string>();
  const fake = createClerkFake({
    onNewClient({ id: clientId }, request) {
      welcomed.add(clientId);
      const now = Date.now();
      const activity = activityOf(request, `activity_${clientId}`);
      fake.signIn({ userId, clientId, lastActiveAt: now, createdAt: now, activity });
    },
  });
  const { email: emailAddress, password } = account;
  fake.users.push({ id: userId, emailAddress, password, updatedAt: Date.now() });

  let count = 0;
  const signInFrom = ({ userAgent, address }: SampleDevice, minutesAgo: number): void => {
    count += 1;
    const request = new Request("http://127.0.0.1/", { headers: { "user-agent": userAgent } });
    const { city = null, country = null } = placeOf(address) ?? {};
    const activity = activityOf(request, `activity_${count}`);
    fake.signIn({
      userId,
      clientId: `client_elsewhere_${count}`,
      lastActiveAt: Date.now() - minutesAgo * 60_000,
      activity: { ...activity, ip_address: address, city, country },
    });
  };
  for (const [index, device] of seededDevices.entries()) signInFrom(device, 7 + 53 * index ** 2);

  return {
    /** Handles all paths under /__clerk. */
    handle(request: Request): Promise<Response> {
      const [, clientId = ""] = /(?:^|;\s*)__client=([^;]+)/.exec(request.headers.get("cookie") ?? "") ?? [];
      if (welcomed.has(clientId)) return fake.handle(request);
      // This is a new browser if it has no cookie, or a cookie of an earlier run, which this run does not know.
      request.headers.delete("cookie");
      // Clerk's client sends two requests at once when it starts, but a browser is signed in only once.
      const isFirst = new URL(request.url).pathname.startsWith("/__clerk/v1/client");
      return fake.handle(request, isFirst ? undefined : "client_nobody");
    },
    /** Signs the account in on this device. */
    signIn: (device: SampleDevice): void => signInFrom(device, 0),
  };
}
