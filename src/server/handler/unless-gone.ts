import { SessionsError } from "../../core/sessions-error.ts";

/** Acts on a session. That it is gone meanwhile is no failure: whoever asks must not learn whether it ever was. */
export async function unlessGone(act: () => Promise<void> | undefined): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof SessionsError && error.code === "not-found")) throw error;
  }
}
