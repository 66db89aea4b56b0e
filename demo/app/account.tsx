import { createAuthClient } from "better-auth/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { DevicesProviderProps } from "../../src/index.ts";
import { account } from "../shared.ts";
import { Field, Problem, useSubmit } from "./controls.tsx";

/** The application's own Better Auth client, for the origin that served the page. */
export const authClient = createAuthClient();

/** Who is signed in, and what became of the session. */
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
    /** What the sign-in page says first. */
    notice: lastId && notice,
    /** The server could not be asked. */
    failed,
    /** Signs this browser out. */
    signOut,
    /** Asks the server again who is signed in. */
    refresh: () => void refetch(),
  };
}

export type Account = ReturnType<typeof useAccount>;

/** What the package needs to know about the person and this application, whatever the backend is. */
export type Person = Omit<DevicesProviderProps, "adapter" | "children">;

/** A source says where a backend's sessions come from, and shows whatever has to be there before. */
export interface SourceProps {
  /** The person who is signed in to this application through Better Auth. */
  person: Person;
  /** The page, as soon as there is somebody to show it to. */
  children: (devices: Omit<DevicesProviderProps, "children">) => ReactNode;
}

/** `ask` opens the password dialog. It resolves when the person confirmed who they are, and rejects when they did not. */
export function usePasswordPrompt(email: string): { ask: () => Promise<void>; dialog: ReactNode } {
  const [question, setQuestion] = useState<{ resolve: () => void; reject: (reason: Error) => void }>();
  const ask = () => new Promise<void>((resolve, reject) => setQuestion({ resolve, reject }));
  const close = (): void => {
    // A promise that was resolved before stays resolved.
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
 * Proves who sits here: signs in once more, which gives this browser a new session, and ends the one that the new one
 * replaces. Without the second step the list would show this browser twice. Resolves with the reason of a refusal.
 */
async function signInAgain(email: string, password: string): Promise<string | undefined> {
  const before = await authClient.getSession({ query: { disableCookieCache: true } });
  const { error } = await authClient.signIn.email({ email, password });
  if (error) return error.message ?? "The server refused the password.";
  const replaced = before.data?.session.token;
  if (replaced) await authClient.revokeSession({ token: replaced });
}
