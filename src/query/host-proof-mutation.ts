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
