import { useMemo } from "react";
import { betterAuthAdapter } from "../../src/adapters/better-auth.ts";
import { updateAge } from "../update-age.ts";
import { AccountPage } from "./account-page.tsx";
import { authClient } from "./auth-client.ts";
import { CustomPage } from "./custom/custom-page.tsx";
import { Frame } from "./frame.tsx";
import type { Account } from "./use-account.ts";
import { usePasswordPrompt } from "./use-password-prompt.tsx";
import { usePath } from "./use-path.ts";

const adapter = betterAuthAdapter(authClient, { lastActiveGranularitySeconds: updateAge });

interface SignedInProps {
  account: Account;
  user: { name: string; email: string };
}

/** All that the package needs to know about this application is put together here, once for both pages. */
export function SignedIn({ account, user }: SignedInProps) {
  const { ask, dialog } = usePasswordPrompt(user.email);
  const { userId, signOut, refresh } = account;
  const devices = useMemo(
    () => ({ adapter, userId, onReauthRequired: ask, onSignOut: signOut, onSignedOut: refresh }),
    [userId, ask, signOut, refresh],
  );
  const path = usePath();
  return (
    <Frame user={user}>
      {path === "/custom" ? <CustomPage devices={devices} /> : <AccountPage devices={devices} />}
      {dialog}
    </Frame>
  );
}
