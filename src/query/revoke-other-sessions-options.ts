import type { UseMutationOptions } from "@tanstack/react-query";
import type { SignOutResult } from "../core/guard.ts";
import type { SessionsError } from "../core/sessions-error.ts";
import { guardOf } from "./guard-of.ts";
import { hostProofMutation } from "./host-proof-mutation.ts";
import { provedGone } from "./revoke-session-options.ts";
import { sessionKeys } from "./session-keys.ts";
import { nobodySignedIn } from "./sessions-options.ts";
import type { SessionsSource } from "./sessions-source.ts";

export type RevokeOtherSessionsOptions = UseMutationOptions<SignOutResult[], SessionsError, void>;

/**
 * The mutation that ends every session but the current one. It resolves only when a list proved that all are gone.
 *
 * @throws {SignOutError} for whatever is `refused`, `still-listed` or `unknown`.
 * @throws {SessionsError} `current-unknown`, or the list's own error, where nothing could be sent.
 */
export function revokeOtherSessionsOptions(source: SessionsSource): RevokeOtherSessionsOptions {
  const guard = guardOf(source);
  return {
    ...hostProofMutation,
    mutationKey: sessionKeys.revokeOthers(source.adapter.name, source.userId),
    async mutationFn() {
      if (!guard) throw nobodySignedIn();
      return provedGone(await guard.revokeOthers(source.onReauthRequired));
    },
  };
}
