import { createAuthClient } from "better-auth/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { DevicesProviderProps } from "../../src/index.ts";
import { account } from "../shared.ts";
import { Field, Problem, useSubmit } from "./controls.tsx";

/** The application's own Better Auth client, for the origin that served the page. */
export const authClient = createAuthClient();

/** The signed-in person, and the state of the session. */
export function useAccount() {
  const { data, isPending, error, refetch } = authClient.useSession();
  const failed = !data && error !== null;

  const sessionId = data?.session.id;
  const [lastId, setLastId] = useState(sessionId);
  const [signedOutId, setSignedOutId] = useState<string>();
  if (sessionId && sessionId !== lastId) setLastId(sessionId);
  const notice =
    lastId === signedOutId ? "You are signed out." : "This device was signed out. Sign in again to go on.";

  const signOut = async (): Promise<void> => {
    setSignedOutId(sessionId);
    const { error: refusal } = await authClient.signOut().catch((error: unknown) => ({ error }));
    if (!refusal) return;
    setSignedOutId(undefined);
    throw refusal;
  };

  return {
    /** undefined = not known yet, null = nobody. */
    userId: data?.user.id ?? (isPending || failed ? undefined : null),
    user: data?.user,
    /** The first sentence of the sign-in page. */
    notice: lastId && notice,
    /** True if the server could not be reached. */
    failed,
    /** Signs this browser out. */
    signOut,
    /** Reads the session again from the server. */
    refresh: () => void refetch(),
  };
}

export type Account = ReturnType<typeof useAccount>;

/** What the package needs to know about the person and this application, with any backend. */
export type Person = Omit<DevicesProviderProps, "adapter" | "children">;

/** A source provides a backend's sessions, and first shows anything that has to come before, such as a log-in form. */
export interface SourceProps {
  /** The person who is signed in to this application through Better Auth. */
  person: Person;
  /** Renders the page. The source calls it once somebody is signed in. */
  children: (devices: Omit<DevicesProviderProps, "children">) => ReactNode;
}

/** `ask` opens the password dialog. It resolves if the person confirms who they are, and rejects if they do not. */
export function usePasswordPrompt(email: string): { ask: () => Promise<void>; dialog: ReactNode } {
  const [question, setQuestion] = useState<{ resolve: () => void; reject: (reason: Error) => void }>();
  const ask = () => new Promise<void>((resolve, reject) => setQuestion({ resolve, reject }));
  const close = (): void => {
    // This changes nothing if the promise has already resolved.
    question?.reject(new Error("The password was not entered."));
    setQuestion(undefined);
  };
  const dialog = question && <PasswordDialog email={email} onConfirmed={question.resolve} onClose={close} />;
  return { ask, dialog };
}

/** Asks for the password, because the server shows the list of devices only to somebody who signed in recently. */
function PasswordDialog(props: { email: string; onConfirmed: () => void; onClose: () => void }) {
  const { email, onConfirmed, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { busy, problem, onSubmit } = useSubmit(async (form) => {
    const refusal = await signInAgain(email, String(form.get("password")));
    if (refusal) return refusal;
    dialog.current?.close();
    onConfirmed();
  });
  return (
    <dialog ref={dialog} className="card dialog" aria-labelledby="password-title" onClose={onClose}>
      <form onSubmit={onSubmit}>
        <h2 id="password-title">Confirm that it’s you</h2>
        <p>You signed in more than a day ago. Enter the password of {email} to go on.</p>
        <Field
          label="Password"
          type="password"
          autoComplete="current-password"
          defaultValue={email === account.email ? account.password : ""}
        />
        <Problem>{problem}</Problem>
        <div className="actions">
          <button type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button className="primary" type="submit" disabled={busy}>
            {busy ? "Confirming…" : "Confirm"}
          </button>
        </div>
      </form>
    </dialog>
  );
}

/**
 * Confirms who the person is. It signs in once more, which gives this browser a new session, and then ends the previous
 * session, because the list would otherwise show this browser twice. Resolves with the reason if the server refuses.
 */
async function signInAgain(email: string, password: string): Promise<string | undefined> {
  const before = await authClient.getSession({ query: { disableCookieCache: true } });
  const { error } = await authClient.signIn.email({ email, password });
  if (error) return error.message ?? "The server refused the password.";
  const replaced = before.data?.session.token;
  if (replaced) await authClient.revokeSession({ token: replaced });
}
