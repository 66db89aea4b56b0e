import type { UseQueryOptions } from "@tanstack/react-query";
import type { SessionList } from "../core/contract.ts";
import { SessionsError } from "../core/sessions-error.ts";
import { guardOf } from "./guard-of.ts";
import { hostProofQuery } from "./host-proof-query.ts";
import { sessionKeys } from "./session-keys.ts";
import type { SessionsSource } from "./sessions-source.ts";

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
export function nobodySignedIn(): SessionsError {
  return new SessionsError("unauthenticated", "Nobody is signed in: userId is null or undefined.");
}
