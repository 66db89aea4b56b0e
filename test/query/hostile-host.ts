import { QueryClient } from "@tanstack/react-query";

const explode = (): never => {
  throw new Error("a host's callback");
};

/** A client whose defaults are all turned against the package: each of them breaks a promise unless it is overridden. */
export function hostileClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        enabled: false,
        retry: 3,
        retryDelay: 0,
        networkMode: "offlineFirst",
        structuralSharing: false,
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 0,
        refetchOnMount: false,
        refetchOnReconnect: false,
        refetchOnWindowFocus: false,
        refetchInterval: 5,
        retryOnMount: false,
        throwOnError: true,
        notifyOnChangeProps: [],
        placeholderData: { sessions: [{ id: "placeholder", isCurrent: true }] },
        initialData: { sessions: [{ id: "initial", isCurrent: true }] },
        select: () => ({ sessions: [] }),
        persister: explode,
        suspense: true,
        subscribed: false,
      } as object,
      mutations: {
        retry: 3,
        retryDelay: 0,
        networkMode: "offlineFirst",
        throwOnError: true,
        scope: { id: "one-at-a-time" },
        gcTime: 0,
        onMutate: explode,
        onSuccess: explode,
        onError: explode,
        onSettled: explode,
      },
    },
  });
}
