import { Suspense, useMemo } from "react";
import { AccountPage } from "./account-page.tsx";
import { CustomPage } from "./custom/custom-page.tsx";
import { Frame } from "./frame.tsx";
import type { Account } from "./use-account.ts";
import { useBackend } from "./use-backend.ts";
import { usePasswordPrompt } from "./use-password-prompt.tsx";
import { usePath } from "./use-path.ts";

interface SignedInProps {
  account: Account;
  user: { name: string; email: string };
}

/** All that the package needs to know about this application is put together here, once for both pages. */
export function SignedIn({ account, user }: SignedInProps) {
  const { ask, dialog } = usePasswordPrompt(user.email);
  const { userId, signOut, refresh } = account;
  const backend = useBackend();
  const devices = useMemo(
    () => ({ userId, onReauthRequired: ask, onSignOut: signOut, onSignedOut: refresh }),
    [userId, ask, signOut, refresh],
  );
  const Page = usePath() === "/custom" ? CustomPage : AccountPage;
  return (
    <Frame user={user}>
      <Suspense fallback={<p className="lead">Loading…</p>}>
        {/* Each backend has pages of its own: nothing of the former one may stay. */}
        <Page key={backend.name} account={devices} backend={backend} />
      </Suspense>
      {dialog}
    </Frame>
  );
}
