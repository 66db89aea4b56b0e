import type { Clerk } from "@clerk/clerk-js/no-rhc";
import { type ReactNode, useEffect, useState } from "react";
import { clerkAdapter } from "../../src/adapters/clerk/browser.ts";
import { DevicesProvider, type DevicesProviderProps } from "../../src/index.ts";

type ClerkBackendProps = Pick<DevicesProviderProps, "locale" | "labels" | "children">;

/** Shows the story to the person who is signed in to Clerk. */
export function ClerkBackend({ children, ...language }: ClerkBackendProps): ReactNode {
  const [clerk, setClerk] = useState<Clerk>();
  useEffect(() => {
    loadClerk().then(setClerk);
  }, []);
  if (!clerk) return <p>Loading Clerk…</p>;
  return (
    <DevicesProvider
      adapter={clerkAdapter(clerk)}
      userId={clerk.user?.id ?? null}
      timeZone="UTC"
      {...language}
    >
      {children}
    </DevicesProvider>
  );
}

async function loadClerk(): Promise<Clerk> {
  const { Clerk } = await import("@clerk/clerk-js/no-rhc");
  const key = `pk_live_${btoa("clerk.example.test$")}`;
  const clerk = new Clerk(key, { proxyUrl: `${location.origin}/__clerk` });
  await clerk.load({ telemetry: false } as Parameters<Clerk["load"]>[0]);
  return clerk;
}
