import { Frame } from "./frame.tsx";
import { SignInPage } from "./sign-in-page.tsx";
import { SignedIn } from "./signed-in.tsx";
import { useAccount } from "./use-account.ts";

/** The pages of somebody who is signed in, or the sign-in page. */
export function App() {
  const account = useAccount();
  if (account.failed)
    return (
      <main className="sign-in">
        <h1>The server can’t be reached</h1>
        <button type="button" onClick={account.refresh}>
          Try again
        </button>
      </main>
    );
  if (account.userId === null) return <SignInPage notice={account.notice} />;
  if (!account.user) return <Frame user={undefined} />;
  return <SignedIn account={account} user={account.user} />;
}
