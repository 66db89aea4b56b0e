import type { UseMutationOptions } from "@tanstack/react-query";
import type { SignOutResult } from "../core/guard.ts";
import { isGone } from "../core/is-gone.ts";
import type { SessionsError } from "../core/sessions-error.ts";
import { guardOf } from "./guard-of.ts";
import { hostProofMutation } from "./host-proof-mutation.ts";
import { sessionKeys } from "./session-keys.ts";
import { nobodySignedIn } from "./sessions-options.ts";
import type { SessionsSource } from "./sessions-source.ts";
import { SignOutError } from "./sign-out-error.ts";

export type RevokeSessionOptions = UseMutationOptions<SignOutResult, SessionsError, string>;

/**
 * The mutation that ends one session by its id. It resolves only when a list proved that the session is gone
 * (`revoked`, `already-gone`).
 *
 * @throws {SignOutError} for `refused`, `still-listed` and `unknown`.
 */
export function revokeSessionOptions(source: SessionsSource): RevokeSessionOptions {
  const guard = guardOf(source);
  return {
    ...hostProofMutation,
    mutationKey: sessionKeys.revoke(source.adapter.name, source.userId),
    async mutationFn(id) {
      if (!guard) throw nobodySignedIn();
      const results = [await guard.revoke(id, source.onReauthRequired)];
      return provedGone(results)[0] as SignOutResult;
    },
  };
}

/** @throws {SignOutError} unless all are gone. */
export function provedGone(results: SignOutResult[]): SignOutResult[] {
  if (results.every(isGone)) return results;
  throw new SignOutError(results);
}
