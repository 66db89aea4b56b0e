import { useMutation, useQueryClient } from "@tanstack/react-query";
import { DevicesProvider, EndedDevices, sessionKeys, YourDevices } from "../../src/index.ts";
import type { Backend, PageProps } from "./backends.tsx";
import { ChangePassword, stepsAfterIntrusion } from "./change-password.tsx";
import { PageHeading, useDeviceInAddress } from "./frame.tsx";

/** The ready widget on an account-settings page. */
export function AccountPage({ person, backend }: PageProps) {
  const [deviceId, showDevice] = useDeviceInAddress();
  return (
    <>
      <PageHeading>Security</PageHeading>
      <p className="lead">See where you are signed in, and sign out what you don’t use any more.</p>
      <backend.Source person={person}>
        {(devices) => (
          <DevicesProvider {...devices}>
            <YourDevices
              changePasswordHref={null}
              steps={backend.isBetterAuth ? stepsAfterIntrusion : undefined}
              openDeviceId={deviceId}
              onOpenDeviceChange={showDevice}
            >
              <EndedDevices />
            </YourDevices>
            {backend.isBetterAuth && <ChangePassword />}
          </DevicesProvider>
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
      const { device, message = "Try again." } = await response.json().catch(() => ({}));
      if (!device) throw new Error(message);
      return device;
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
          {signIn.isError && `That did not work. ${signIn.error.message}`}
        </p>
      </div>
      <button type="button" onClick={() => signIn.mutate()} disabled={signIn.isPending}>
        Sign in on another device
      </button>
    </section>
  );
}
