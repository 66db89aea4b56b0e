import { Clerk } from "@clerk/clerk-js/no-rhc";

const clerkHost = "clerk.example.test";

let loading: Promise<Clerk> | undefined;

/** Clerk's own client, loaded once, on the imitation of its API that this server has under /__clerk. */
export function loadClerk(): Promise<Clerk> {
  loading ??= (async () => {
    const clerk = new Clerk(`pk_live_${btoa(`${clerkHost}$`)}`, { proxyUrl: `${location.origin}/__clerk` });
    await clerk.load({ telemetry: false } as Parameters<Clerk["load"]>[0]);
    return clerk;
  })();
  return loading;
}
