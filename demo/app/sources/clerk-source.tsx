import type { Clerk } from "@clerk/clerk-js/no-rhc";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { clerkAdapter } from "../../../src/adapters/clerk.ts";
import { account } from "../../shared.ts";
import { loadClerk } from "./load-clerk.ts";
import type { SourceProps } from "./source.ts";

/** Whoever is signed in to Clerk in this browser. */
export default function ClerkSource(props: SourceProps) {
  const [clerk, setClerk] = useState<Clerk>();
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    loadClerk().then(setClerk, () => setFailed(true));
  }, []);
  if (isFailed) return <p className="note problem">Clerk could not be loaded. Load the page again.</p>;
  if (!clerk) return <p className="lead">Loading Clerk…</p>;
  return <SignedIn {...props} clerk={clerk} />;
}

function SignedIn({ clerk, children }: SourceProps & { clerk: Clerk }) {
  const userId = useSyncExternalStore(
    (changed) => clerk.addListener(changed),
    () => clerk.user?.id ?? null,
  );
  const devices = useMemo(
    () => ({
      adapter: clerkAdapter(clerk),
      userId,
      onSignOut: () => clerk.signOut(),
      // The rest of the page hears of it from Clerk.
      onSignedOut: () => void clerk.setActive({ session: null }).catch(() => {}),
    }),
    [clerk, userId],
  );
  if (userId === null) return <SignIn clerk={clerk} />;
  return children(devices);
}

function SignIn({ clerk }: { clerk: Clerk }) {
  const [problem, setProblem] = useState("");
  const signIn = async (): Promise<void> => {
    try {
      const { email: identifier, password } = account;
      const attempt = await clerk.client?.signIn.create({ strategy: "password", identifier, password });
      await clerk.setActive({ session: attempt?.createdSessionId ?? null });
    } catch {
      setProblem("That did not work. Try again.");
    }
  };
  return (
    <div className="card device-problem">
      <p role="status">You are signed out of Clerk in this browser.</p>
      <button type="button" className="primary" onClick={signIn}>
        Sign in to Clerk again
      </button>
      {problem && (
        <p className="note problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
