import type { IncomingMessage, ServerResponse } from "node:http";
import { activityOf } from "../test/fakes/clerk-fake/activity-of.ts";
import { clerkFakeListener } from "../test/fakes/clerk-fake/mount-clerk-fake.ts";
import { createClerkFake } from "../test/fakes/clerk-fake.ts";
import { account } from "./account.ts";
import { type DemoDevice, seededDevices } from "./devices.ts";
import { placeOf } from "./places.ts";

export interface ClerkDemo {
  /** All paths under /__clerk. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Signs the account in as this device would. */
  signIn(device: DemoDevice): void;
}

/** The imitation of Clerk's API that the tests use, in memory. Each browser that comes is signed in as the account. */
export function createClerkDemo(): ClerkDemo {
  const userId = "user_ada";
  const welcomed = new Set<string>();
  const fake = createClerkFake({
    onNewClient: (client, request) => {
      welcomed.add(client.id);
      const now = Date.now();
      const activity = activityOf(request, `activity_${client.id}`);
      fake.signIn({ userId, clientId: client.id, lastActiveAt: now, createdAt: now, activity });
    },
  });
  fake.users.push({
    id: userId,
    emailAddress: account.email,
    password: account.password,
    updatedAt: Date.now(),
  });

  let count = 0;
  const signInFrom = ({ userAgent, address }: DemoDevice, minutesAgo: number): void => {
    count += 1;
    const request = new Request("http://127.0.0.1/", { headers: { "user-agent": userAgent } });
    const place = placeOf(address);
    fake.signIn({
      userId,
      clientId: `client_elsewhere_${count}`,
      lastActiveAt: Date.now() - minutesAgo * 60_000,
      activity: {
        ...activityOf(request, `activity_${count}`),
        ip_address: address,
        city: place?.city ?? null,
        country: place?.country ?? null,
      },
    });
  };
  for (const [index, device] of seededDevices.entries()) signInFrom(device, 7 + 53 * index ** 2);

  const listener = clerkFakeListener(fake);
  const withoutClient = clerkFakeListener(fake, "client_nobody");
  return {
    handle(request, response) {
      const [, cookie] = /(?:^|;\s*)__client=([^;]+)/.exec(request.headers.cookie ?? "") ?? [];
      // Of a run before this one, which forgot whom it knew: a browser like any other that comes anew.
      if (cookie && !welcomed.has(cookie)) delete request.headers.cookie;
      // Clerk's client asks for two things at once when it starts, and a browser is to be welcomed once.
      const isAsking = request.headers.cookie || request.url?.startsWith("/__clerk/v1/client");
      return (isAsking ? listener : withoutClient)(request, response);
    },
    signIn: (device) => signInFrom(device, 0),
  };
}
