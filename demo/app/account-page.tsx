import { useMutation, useQueryClient } from "@tanstack/react-query";
import { EndedDevices, sessionKeys, YourDevices } from "../../src/index.ts";
import type { Backend, PageProps } from "./backends.tsx";
import { PageHeading } from "./frame.tsx";

/** The ready widget on an account-settings page. */
export function AccountPage({ person, backend }: PageProps) {
  return (
    <>
      <PageHeading>Security</PageHeading>
      <p className="lead">See where you are signed in, and sign out what you don’t use any more.</p>
      <backend.Source person={person}>
        {(devices) => (
          <YourDevices {...devices} changePasswordHref={null}>
            <EndedDevices />
          </YourDevices>
        )}
      </backend.Source>
      <SignInElsewhere backend={backend} />
    </>
  );
}

/** Signs in one more device, so that there is something to sign out. */
function SignInElsewhere({ backend }: { backend: Backend }) {
  const queryClient = useQueryClient();
  const signIn = useMutation({
    async mutationFn(): Promise<string> {
      const response = await fetch(backend.signInElsewhere, { method: "POST" });
      if (!response.ok) throw new Error(`The server answered ${response.status}.`);
      return (await response.json()).device;
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionKeys.all }),
  });
  return (
    <section className="card aside spread" aria-labelledby="elsewhere">
      <div>
        <h2 id="elsewhere">Try it</h2>
        <p>{backend.explanation}</p>
        <p>
          Sign the account in once more over HTTP, as another device would. Places come from a table for
          documentation addresses; nothing leaves this machine.
        </p>
        <p role="status">
          {signIn.data && `${signIn.data} signed in.`}
          {signIn.isError && "That did not work. Try again."}
        </p>
      </div>
      <button type="button" onClick={() => signIn.mutate()} disabled={signIn.isPending}>
        Sign in on another device
      </button>
    </section>
  );
}
