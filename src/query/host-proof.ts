import type { MutationObserverOptions, Query, QueryObserverOptions } from "@tanstack/react-query";

/** In milliseconds: a list that is younger is not asked for again by a page that opens or gets the focus. */
export const staleTime = 30_000;

/**
 * Every query default that a host could turn against a promise of this package. Only a key that is present overrides a
 * default, so each is named, `undefined` included. `queryKeyHashFn` is missing on purpose: it is the host's to choose for
 * its whole client.
 */
export const hostProofQuery = {
  networkMode: "always",
  staleTime,
  // `undefined` is TanStack Query's own default: minutes in a browser, and on a server no timer that holds memory.
  gcTime: undefined,
  // After a failure, ask again however new the last list is: a person who was signed out may have signed in since.
  refetchOnMount: ({ state }: Query) => (state.error ? "always" : true),
  // `networkMode: "always"` would switch this off.
  refetchOnReconnect: true,
  refetchOnWindowFocus: true,
  refetchInterval: false,
  refetchIntervalInBackground: false,
  retry: false,
  retryDelay: undefined,
  retryOnMount: true,
  throwOnError: false,
  suspense: false,
  subscribed: true,
  notifyOnChangeProps: undefined,
  initialData: undefined,
  initialDataUpdatedAt: undefined,
  placeholderData: undefined,
  persister: undefined,
  select: undefined,
  behavior: undefined,
  meta: undefined,
  // The cast: TanStack's types lack some of these keys, and allow `undefined` for few.
} satisfies Partial<Record<QueryKeyName, unknown>> as Record<never, never>;

/**
 * Every mutation default that a host could turn against a promise of this package. A revocation is sent when the person
 * asks for it or not at all, and never twice.
 */
export const hostProofMutation = {
  networkMode: "always",
  retry: false,
  retryDelay: undefined,
  throwOnError: false,
  scope: undefined,
  onMutate: undefined,
  onSuccess: undefined,
  onError: undefined,
  onSettled: undefined,
  gcTime: undefined,
  meta: undefined,
} satisfies Partial<Record<keyof MutationObserverOptions, unknown>> as Record<never, never>;

/** Options that TanStack Query reads from its defaults; the last two are in no exported type. */
type QueryKeyName = keyof QueryObserverOptions | "behavior" | "subscribed";
