import { createRoot } from "react-dom/client";
import { EndedDevices, YourDevices } from "your-devices";
import { restAdapter } from "your-devices/adapters/rest";
import "your-devices/styles.css";

const adapter = restAdapter({ baseUrl: "/api/devices" });

const read = async (path: string) => (await fetch(path)).json();

/** Auth.js's own sign-out, which ends this session alone. */
async function signOut(): Promise<void> {
  const { csrfToken } = await read("/auth/csrf");
  const response = await fetch("/auth/signout", { method: "POST", body: new URLSearchParams({ csrfToken }) });
  if (!response.ok) throw new Error(`Auth.js answered with ${response.status}.`);
  location.reload();
}

const session: { user: { id: string; email: string } } | null = await read("/auth/session");

createRoot(document.getElementById("page") as HTMLElement).render(
  session ? (
    <>
      <h1>Your account</h1>
      <p>You are {session.user.email}.</p>
      <YourDevices
        adapter={adapter}
        userId={session.user.id}
        onSignOut={signOut}
        onSignedOut={() => location.reload()}
      >
        <EndedDevices />
      </YourDevices>
    </>
  ) : (
    <>
      <h1>Nobody is signed in</h1>
      <p>
        <a href="/auth/signin">Sign in</a>
      </p>
    </>
  ),
);
