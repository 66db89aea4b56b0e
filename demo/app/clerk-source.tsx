import { Clerk } from "@clerk/clerk-js/no-rhc";
import { use, useSyncExternalStore } from "react";
import { clerkAdapter } from "../../src/adapters/clerk/browser.ts";
import { account } from "../shared.ts";
import type { SourceProps } from "./account.tsx";
import { Problem, useSubmit } from "./controls.tsx";

/** Clerk's own client. It uses the imitation of Clerk's API that this server has under /__clerk. */
async function loadClerk(): Promise<Clerk> {
  // The key contains a host, but Clerk's client sends nothing there: `proxyUrl` puts Clerk on the page's own origin.
  const clerk = new Clerk(`pk_live_${btoa("clerk.example.test$")}`, {
    proxyUrl: `${location.origin}/__clerk`,
  });
  await clerk.load({ telemetry: false } as Parameters<Clerk["load"]>[0]);
  return clerk;
}

const loading = loadClerk().catch(() => undefined);

/** The person who is signed in to Clerk in this browser. */
export default function ClerkSource(props: SourceProps) {
  const clerk = use(loading);
  if (!clerk) return <p className="note problem">Clerk could not be loaded. Load the page again.</p>;
  return <ClerkSessions {...props} clerk={clerk} />;
}

function ClerkSessions({ clerk, children }: SourceProps & { clerk: Clerk }) {
  const userId = useSyncExternalStore(
    (changed) => clerk.addListener(changed),
    () => clerk.user?.id ?? null,
  );
  if (userId === null) return <ClerkSignIn clerk={clerk} />;
  return children({
    adapter: clerkAdapter(clerk),
    userId,
    onSignOut: () => clerk.signOut(),
    // Clerk tells the rest of the page.
    onSignedOut: () => void clerk.setActive({ session: null }).catch(() => {}),
  });
}

function ClerkSignIn({ clerk }: { clerk: Clerk }) {
  const { busy, problem, onSubmit } = useSubmit(async () => {
    const { email: identifier, password } = account;
    const attempt = await clerk.client?.signIn.create({ strategy: "password", identifier, password });
    await clerk.setActive({ session: attempt?.createdSessionId ?? null });
    return undefined;
  });
  return (
    <form className="card spread" onSubmit={onSubmit}>
      <p role="status">You are signed out of Clerk in this browser.</p>
      <button className="primary" type="submit" disabled={busy}>
        Sign in to Clerk again
      </button>
      <Problem>{problem}</Problem>
    </form>
  );
}
