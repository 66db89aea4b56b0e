import { type DevicesProviderProps, YourDevices } from "../../src/index.ts";
import { PageHeading } from "./page-heading.tsx";
import { SignInElsewhere } from "./sign-in-elsewhere.tsx";

interface AccountPageProps {
  devices: Omit<DevicesProviderProps, "children">;
  /** What the backend behind the page does. */
  explanation: string;
}

/** The ready widget on an account-settings page. */
export function AccountPage({ devices, explanation }: AccountPageProps) {
  return (
    <>
      <PageHeading>Security</PageHeading>
      <p className="lead">See where you are signed in, and sign out what you don’t use any more.</p>
      <YourDevices {...devices} />
      <SignInElsewhere explanation={explanation} />
    </>
  );
}
