import type { UseMutationOptions, UseQueryOptions } from "@tanstack/react-query";
import type { SessionList } from "../contract.ts";
import { SessionsError } from "../core/errors.ts";
import type { Guard } from "../core/guard/guard.ts";
import { type RenameResult, renamesOf } from "../core/guard/renames.ts";
import { isGone, type SignOutResult } from "../core/sign-out-result.ts";
import { guardOf, maskOnServer, takeOver } from "./guards.ts";
import { hostProofMutation, hostProofQuery } from "./host-proof.ts";
import { readForeign } from "./read-foreign.ts";
import { type SessionsSource, sessionKeys } from "./source.ts";

type SessionsKey = ReturnType<typeof sessionKeys.list>;

/** What `useQuery`, `prefetchQuery` and `ensureQueryData` take. */
export type SessionsOptions = Omit<
  UseQueryOptions<SessionList, SessionsError, SessionList, SessionsKey>,
  "queryFn" | "queryKey"
> & { queryKey: SessionsKey; queryFn: () => Promise<SessionList> };

/** What `useMutation` takes to end one session, whose id is the mutation's variable. */
export type RevokeSessionOptions = UseMutationOptions<SignOutResult, SessionsError, string>;

/** What `useMutation` takes to end every session but the current one. */
export type RevokeOtherSessionsOptions = UseMutationOptions<SignOutResult[], SessionsError, void>;

const noRows: SessionList = { sessions: [] };

/** Which guard made a list. Other data that TanStack Query hands over for sharing is the host's: written or hydrated. */
const madeBy = new WeakMap<SessionList, Guard>();

/**
 * The query of one user's sessions. TanStack Query decides when to list; the guard decides which list is true. Create the
 * options when the user is known, not inside a callback: they belong to that user's guard from then on.
 *
 * @throws {SessionsError} from its `queryFn`, whatever went wrong; `unauthenticated` without a user.
 */
export function sessionsOptions(source: SessionsSource): SessionsOptions {
  return guardedOptions(source, guardOf(source));
}

/** The same, of a guard that is known. */
export function guardedOptions(source: SessionsSource, guard: Guard | undefined): SessionsOptions {
  return {
    ...hostProofQuery,
    queryKey: sessionKeys.list(source.adapter.name, source.userId),
    async queryFn() {
      if (!guard) throw nobodySignedIn();
      // The user may have gone and come back since the options were made. Without a guard of now, a new one is not made: the
      // cookie is somebody else's.
      const asked = takeOver(source) ?? guard;
      const list = await asked.list();
      maskOnServer(list, source.ipAddress);
      madeBy.set(list, asked);
      return list;
    },
    enabled: guard !== undefined,
    structuralSharing: (_former, incoming) => {
      const list = incoming as SessionList;
      return madeBy.get(list)?.accept(list) ?? list;
    },
    // A persisted list may be of an older version of this package, and a host may write anything.
    ...(guard && { select: (data) => guard.snapshot().shown ?? readForeign(data) ?? noRows }),
  };
}

/**
 * The mutation that revokes one session by its id. It resolves only when a list confirmed that the session is gone
 * (`revoked`, `already-gone`).
 *
 * @throws {SignOutError} from its `mutationFn`, for `refused`, `still-listed` and `unknown`.
 */
export function revokeSessionOptions(source: SessionsSource): RevokeSessionOptions {
  return guardedRevokeOptions(source, guardOf(source));
}

/** The same, of a guard that is known. */
export function guardedRevokeOptions(source: SessionsSource, guard: Guard | undefined): RevokeSessionOptions {
  return {
    ...hostProofMutation,
    mutationKey: sessionKeys.revoke(source.adapter.name, source.userId),
    async mutationFn(id) {
      if (!guard) throw nobodySignedIn();
      takeOver(source);
      const results = [await guard.revoke(id, source.onReauthRequired)];
      return requireGone(results)[0] as SignOutResult;
    },
  };
}

/**
 * The mutation that revokes every session but the current one. It resolves only when a list confirmed that all are gone.
 *
 * @throws {SignOutError} from its `mutationFn`, if any is `refused`, `still-listed` or `unknown`.
 * @throws {SessionsError} `current-unknown`, or the list's own error, when nothing could be sent.
 */
export function revokeOtherSessionsOptions(source: SessionsSource): RevokeOtherSessionsOptions {
  return guardedRevokeOthersOptions(source, guardOf(source));
}

/** The same, of a guard that is known. */
export function guardedRevokeOthersOptions(
  source: SessionsSource,
  guard: Guard | undefined,
): RevokeOtherSessionsOptions {
  return {
    ...hostProofMutation,
    mutationKey: sessionKeys.revokeOthers(source.adapter.name, source.userId),
    async mutationFn() {
      if (!guard) throw nobodySignedIn();
      takeOver(source);
      return requireGone(await guard.revokeOthers(source.onReauthRequired));
    },
  };
}

/** A new name for one session. */
export interface RenameVariables {
  /** The session's id. */
  id: string;
  /** 1 to 80 characters. */
  name: string;
}

/** What `useMutation` takes to rename one session. */
export type RenameSessionOptions = UseMutationOptions<RenameResult, SessionsError, RenameVariables>;

/**
 * The mutation that gives one session, also the current one, a name. It resolves only when a list has the new name.
 *
 * @throws {RenameError} from its `mutationFn`, for `refused`, `not-renamed` and `unknown`.
 */
export function renameSessionOptions(source: SessionsSource): RenameSessionOptions {
  return guardedRenameOptions(source, guardOf(source));
}

/** The same, of a guard that is known. */
export function guardedRenameOptions(source: SessionsSource, guard: Guard | undefined): RenameSessionOptions {
  return {
    ...hostProofMutation,
    mutationKey: sessionKeys.rename(source.adapter.name, source.userId),
    async mutationFn({ id, name }) {
      if (!guard) throw nobodySignedIn();
      takeOver(source);
      const result = await renamesOf(guard).rename(id, name, source.onReauthRequired);
      if (result.outcome === "renamed") return result;
      throw new RenameError(result);
    },
  };
}

/** No list has the new name; `result` says what became of it. */
export class RenameError extends SessionsError {
  override readonly name: string = "RenameError";
  readonly result: RenameResult;

  constructor(result: RenameResult) {
    const { error: cause, outcome } = result;
    super(
      cause?.code ?? "backend",
      `The new name is not confirmed (${outcome}). Show the former one and offer to try again.`,
      { ...(cause && { ...cause, cause }) },
    );
    this.result = result;
  }
}

/** No list has confirmed yet that every requested session is gone; `results` says what became of each. */
export class SignOutError extends SessionsError {
  override readonly name: string = "SignOutError";
  readonly results: readonly SignOutResult[];

  constructor(results: readonly SignOutResult[]) {
    const open = results.filter((result) => !isGone(result));
    const cause = open.find(({ error }) => error)?.error;
    super(
      cause?.code ?? "backend",
      `${open.length} of ${results.length} sessions are not confirmed as gone (${open.map(({ outcome }) => outcome).join(", ")}). Show them as they are and offer to try again.`,
      // The spread copies its retryAfterSeconds; the code is read above.
      { ...(cause && { ...cause, cause }) },
    );
    this.results = results;
  }
}

/** @throws {SignOutError} unless all are gone. */
function requireGone(results: SignOutResult[]): SignOutResult[] {
  if (results.every(isGone)) return results;
  throw new SignOutError(results);
}

export function nobodySignedIn(): SessionsError {
  return new SessionsError("unauthenticated", "Nobody is signed in: userId is null or undefined.");
}
