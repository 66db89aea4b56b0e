import { SessionsError, type SessionsErrorCode } from "../../../src/core/errors.ts";
import type { Change, Sound } from "./over-memory.ts";

export const no = (code: SessionsErrorCode) => Promise.reject(new SessionsError(code, "No."));
export const revoke =
  (call: (id: string, sound: Sound) => Promise<void>): Change =>
  (sound) => ({ adapter: { revokeSession: (id) => call(id, sound) } });
export const others =
  (call: (sound: Sound) => Promise<void>): Change =>
  (sound) => ({ adapter: { revokeOtherSessions: () => call(sound) } });
export const rename =
  (call: (id: string, name: string, sound: Sound) => Promise<void>): Change =>
  (sound) => ({ adapter: { renameSession: (id, name) => call(id, name, sound) } });
export const idOf = async ({ under }: Sound, index: number) => (await under.truth())[index] ?? "";
