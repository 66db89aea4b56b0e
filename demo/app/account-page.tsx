import { type DevicesProviderProps, YourDevices } from "../../src/index.ts";
import { PageHeading } from "./page-heading.tsx";
import { SignInElsewhere } from "./sign-in-elsewhere.tsx";

/** The ready widget on an account-settings page. */
export function AccountPage({ devices }: { devices: Omit<DevicesProviderProps, "children"> }) {
  return (
    <>
      <PageHeading>Security</PageHeading>
      <p className="lead">See where you are signed in, and sign out what you don’t use any more.</p>
      <YourDevices {...devices} />
      <SignInElsewhere />
    </>
  );
}
