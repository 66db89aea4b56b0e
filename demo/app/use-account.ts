import { useCallback, useEffect, useRef, useState } from "react";
import { authClient } from "./auth-client.ts";

/** Who is signed in, and what became of the session. */
export interface Account {
  /** undefined = not known yet, null = nobody. */
  userId: string | null | undefined;
  user: { name: string; email: string } | undefined;
  /** What the sign-in page says first. */
  notice: string | undefined;
  /** The server could not be asked. */
  failed: boolean;
  /** Asks the server again who is signed in. */
  refresh: () => void;
  /** Signs this browser out. */
  signOut: () => Promise<void>;
}

export function useAccount(): Account {
  const { data, isPending, error, refetch } = authClient.useSession();
  const failed = !data && error !== null;
  const userId = data?.user.id ?? (isPending || failed ? undefined : null);

  const [notice, setNotice] = useState<string>();
  const wasSignedIn = useRef(false);
  const signsOut = useRef(false);
  useEffect(() => {
    if (userId) {
      wasSignedIn.current = true;
      setNotice(undefined);
    } else if (userId === null && wasSignedIn.current) {
      setNotice(
        signsOut.current ? "You are signed out." : "This device was signed out. Sign in again to go on.",
      );
      wasSignedIn.current = false;
      signsOut.current = false;
    }
  }, [userId]);

  const signOut = useCallback(async () => {
    signsOut.current = true;
    try {
      const { error: refused } = await authClient.signOut();
      if (refused) throw new Error(refused.message ?? "The server did not sign this browser out.");
    } catch (reason) {
      signsOut.current = false;
      throw reason;
    }
  }, []);

  const refresh = useCallback(() => void refetch(), [refetch]);
  return { userId, user: data?.user, notice, failed, refresh, signOut };
}
