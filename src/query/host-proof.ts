import type { Query } from "@tanstack/react-query";

/**
 * Every query default that a host could turn against a promise of this package, named so that it is overridden: only a
 * key that is there overrides, `undefined` included. `queryKeyHashFn` is the host's to choose for its whole client.
 */
export const hostProofQuery = {
  networkMode: "always",
  staleTime: 30_000,
  // TanStack Query's own: minutes in a browser, and no timer on a server, where it would hold the request's memory.
  gcTime: undefined,
  // What failed is asked again however new the list before it is: whoever was signed out may have signed in since.
  refetchOnMount: ({ state }: Query) => (state.error ? "always" : true),
  // TanStack Query switches this off for `networkMode: "always"`.
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
  // Its keys are not all in the types, and some are there without `undefined`.
} as Record<never, never>;

/**
 * Every mutation default that a host could turn against a promise of this package, named so that it is overridden: an
 * acting request is sent when the person asks for it or not at all, and never twice.
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
} as Record<never, never>;
