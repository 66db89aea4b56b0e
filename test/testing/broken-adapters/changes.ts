import type { SessionList, UserSession } from "../../../src/contract.ts";
import { SessionsError, type SessionsErrorCode } from "../../../src/core/errors.ts";
import type { Change, Sound } from "./over-memory.ts";

/** Changes the list that comes back. */
export const listing =
  (change: (list: SessionList, sound: Sound) => unknown): Change =>
  (sound) => ({
    adapter: {
      listSessions: async (options) =>
        change((await sound.adapter.listSessions(options)) as SessionList, sound) as SessionList,
    },
  });

/** Changes each row of the list. */
export const rows = (change: (session: UserSession, index: number) => unknown): Change =>
  listing((list) => ({ ...list, sessions: list.sessions.map(change) }));

/** Another `revokeSession`. */
export const revoking =
  (revoke: (id: string, sound: Sound) => Promise<unknown>): Change =>
  (sound) => ({ adapter: { revokeSession: (id) => revoke(id, sound) } });

/** Another `revokeOtherSessions`. */
export const revokingOthers =
  (revoke: (sound: Sound) => Promise<unknown>): Change =>
  (sound) => ({ adapter: { revokeOtherSessions: () => revoke(sound) } });

/** The same in place of both. */
export const revokingEither =
  (revoke: (sound: Sound) => Promise<unknown>): Change =>
  (sound) => ({
    adapter: { revokeSession: () => revoke(sound), revokeOtherSessions: () => revoke(sound) },
  });

/** Another `renameSession`. */
export const renaming =
  (rename: (id: string, name: string, sound: Sound) => Promise<unknown>): Change =>
  (sound) => ({ adapter: { renameSession: (id, name) => rename(id, name, sound) } });

export const refuse = (code: SessionsErrorCode): Promise<never> =>
  Promise.reject(new SessionsError(code, "No."));

/** The id of the session at this place in `truth`. */
export const idAt = async ({ under }: Sound, index: number): Promise<string> =>
  (await under.truth())[index] ?? "";
