import { YourDevices } from "../../src/index.ts";
import type { Backend } from "./backends.tsx";
import { PageHeading } from "./page-heading.tsx";
import { SignInElsewhere } from "./sign-in-elsewhere.tsx";
import type { SourceProps } from "./sources/source.ts";

interface AccountPageProps {
  account: SourceProps["account"];
  backend: Backend;
}

/** The ready widget on an account-settings page. */
export function AccountPage({ account, backend }: AccountPageProps) {
  return (
    <>
      <PageHeading>Security</PageHeading>
      <p className="lead">See where you are signed in, and sign out what you don’t use any more.</p>
      <backend.Source account={account}>{(devices) => <YourDevices {...devices} />}</backend.Source>
      <SignInElsewhere backend={backend} />
    </>
  );
}
