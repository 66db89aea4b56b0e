import type { UseMutationOptions, UseQueryOptions } from "@tanstack/react-query";
import type { SessionList } from "../contract.ts";
import { SessionsError } from "../core/errors.ts";
import { isGone, type SignOutResult } from "../core/sign-out-result.ts";
import { guardOf } from "./guards.ts";
import { hostProofMutation, hostProofQuery } from "./host-proof.ts";
import { type SessionsSource, sessionKeys } from "./source.ts";

type SessionsKey = ReturnType<typeof sessionKeys.list>;

/** What `useQuery`, `prefetchQuery` and `ensureQueryData` take. */
export type SessionsOptions = Omit<
  UseQueryOptions<SessionList, SessionsError, SessionList, SessionsKey>,
  "queryFn" | "queryKey"
> & { queryKey: SessionsKey; queryFn: () => Promise<SessionList> };

/** What guards listed. All else that TanStack Query hands over for sharing is the host's: written, hydrated, selected. */
const listed = new WeakSet<SessionList>();

/**
 * The query of one user's sessions. TanStack Query decides when to list; the guard decides which list is true. Take the
 * options when the user is known, not inside a callback: a former user's call must find the former user's guard.
 */
export function sessionsOptions(source: SessionsSource): SessionsOptions {
  const guard = guardOf(source);
  return {
    ...hostProofQuery,
    queryKey: sessionKeys.list(source.adapter.name, source.userId),
    async queryFn() {
      if (!guard) throw nobodySignedIn();
      const list = await guard.list();
      listed.add(list);
      return list;
    },
    enabled: guard !== undefined,
    structuralSharing: (_former, incoming) => {
      const list = incoming as SessionList;
      return guard && listed.has(list) ? guard.accept(list) : list;
    },
    ...(guard && { select: guard.view }),
  };
}

/** What is thrown where a call needs a user and there is none. */
function nobodySignedIn(): SessionsError {
  return new SessionsError("unauthenticated", "Nobody is signed in: userId is null or undefined.");
}

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
function provedGone(results: SignOutResult[]): SignOutResult[] {
  if (results.every(isGone)) return results;
  throw new SignOutError(results);
}

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

/** Not every session that was asked for is proved gone; `results` says what became of each. */
export class SignOutError extends SessionsError {
  override readonly name: string = "SignOutError";
  readonly results: readonly SignOutResult[];

  constructor(results: readonly SignOutResult[]) {
    const open = results.filter((result) => !isGone(result));
    const cause = open.find(({ error }) => error)?.error;
    super(
      cause?.code ?? "backend",
      `${open.length} of ${results.length} sessions are not proved gone (${open.map(({ outcome }) => outcome).join(", ")}). Show them as they are and offer to try again.`,
      // Its code is read above; its retryAfterSeconds goes along.
      { ...(cause && { ...cause, cause }) },
    );
    this.results = results;
  }
}
