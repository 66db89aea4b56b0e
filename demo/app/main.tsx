import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import "../../src/styles.css";
import "./app.css";
import "./layout.css";
import "./custom.css";
import { type Account, useAccount, usePasswordPrompt } from "./account.tsx";
import { AccountPage } from "./account-page.tsx";
import { type Backend, useBackend } from "./backends.tsx";
import { CustomPage } from "./custom-page.tsx";
import { Frame, showTheme, usePath } from "./frame.tsx";
import { SignInPage } from "./sign-in-page.tsx";

/** The pages for a signed-in person, or else the sign-in page. */
function App() {
  const account = useAccount();
  const backend = useBackend();
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
  return (
    <Frame user={account.user} backend={backend}>
      {account.user && <Page account={account} backend={backend} />}
    </Frame>
  );
}

/** Collects here, once for both pages, all that the package needs to know about this application. */
function Page({ account, backend }: { account: Account; backend: Backend }) {
  const { userId, user, signOut, refresh } = account;
  const { ask, dialog } = usePasswordPrompt(user?.email ?? "");
  const person = { userId, onReauthRequired: ask, onSignOut: signOut, onSignedOut: refresh };
  const Content = usePath() === "/custom" ? CustomPage : AccountPage;
  return (
    <>
      <Suspense fallback={<p className="lead">Loading…</p>}>
        {/* The key starts new pages for each backend, so that nothing of the previous one stays. */}
        <Content key={backend.name} person={person} backend={backend} />
      </Suspense>
      {dialog}
    </>
  );
}

// The requests stay on this machine, so it does not matter whether the browser is online.
const queryClient = new QueryClient({
  defaultOptions: { queries: { networkMode: "always" }, mutations: { networkMode: "always" } },
});
// The end-to-end tests look for session tokens in the cache.
if (import.meta.env.DEV) Object.assign(window, { __queryClient: queryClient });

showTheme();
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root.");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
