import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { sessionKeys } from "../../src/index.ts";
import type { Backend } from "./backends.tsx";

/** Signs one more device in, so that there is something to sign out. */
export function SignInElsewhere({ backend }: { backend: Backend }) {
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");

  const signIn = async (): Promise<void> => {
    setBusy(true);
    try {
      const answer = await fetch(backend.signInElsewhere, { method: "POST" });
      if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
      const { device } = await answer.json();
      setSaid(`${device} signed in.`);
      await queryClient.invalidateQueries({ queryKey: sessionKeys.all });
    } catch {
      setSaid("That did not work. Try again.");
    }
    setBusy(false);
  };

  return (
    <section className="card aside" aria-labelledby="elsewhere">
      <div>
        <h2 id="elsewhere">Try it</h2>
        <p>{backend.explanation}</p>
        <p>
          Sign the account in once more over HTTP, as another device would. Places come from a table for
          documentation addresses; nothing leaves this machine.
        </p>
        <p role="status">{said}</p>
      </div>
      <button type="button" onClick={signIn} disabled={busy}>
        Sign in on another device
      </button>
    </section>
  );
}
