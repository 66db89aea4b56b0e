import { QueryCache, QueryClient } from "@tanstack/react-query";
import fc from "fast-check";

const explode = (): never => {
  throw new Error("A host's callback.");
};

/** Defaults of a host that break a promise of the package unless it overrides them. */
const queryDefaults = {
  enabled: false,
  gcTime: 0,
  initialData: { sessions: [] },
  networkMode: "online",
  notifyOnChangeProps: [],
  persister: explode,
  placeholderData: { sessions: [{ id: "placeholder", isCurrent: true }] },
  refetchInterval: 1,
  refetchOnMount: false,
  refetchOnWindowFocus: "always",
  retry: 3,
  retryDelay: 0,
  select: (data: { sessions: unknown[] }) => ({ ...data, sessions: data.sessions.slice(1) }),
  staleTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
  subscribed: false,
  suspense: true,
  throwOnError: true,
};
const mutationDefaults = {
  gcTime: 0,
  networkMode: "online",
  onError: explode,
  onMutate: explode,
  onSettled: explode,
  onSuccess: explode,
  retry: 3,
  retryDelay: 0,
  scope: { id: "one at a time" },
  throwOnError: true,
};

type Choice<T> = { [K in keyof T]: boolean };

export interface Hostility {
  queries: Choice<typeof queryDefaults>;
  mutations: Choice<typeof mutationDefaults>;
  /** The callbacks of the host's query cache throw. */
  hasExplodingCache: boolean;
}

function choiceOf<T extends object>(defaults: T): fc.Arbitrary<Choice<T>> {
  const entries = Object.keys(defaults).map((key) => [key, fc.boolean()] as const);
  return fc.record(Object.fromEntries(entries)) as unknown as fc.Arbitrary<Choice<T>>;
}

/** Each default by itself, so that none can hide the effect of another. */
export const hostilities: fc.Arbitrary<Hostility> = fc.record({
  queries: choiceOf(queryDefaults),
  mutations: choiceOf(mutationDefaults),
  hasExplodingCache: fc.boolean(),
});

const chosen = <T extends object>(defaults: T, choice: Choice<T>) =>
  Object.fromEntries(Object.entries(defaults).filter(([key]) => choice[key as keyof T]));

export function hostileClient({ queries, mutations, hasExplodingCache }: Hostility): QueryClient {
  const callbacks = { onSuccess: explode, onError: explode, onSettled: explode };
  return new QueryClient({
    queryCache: new QueryCache(hasExplodingCache ? callbacks : {}),
    defaultOptions: {
      queries: chosen(queryDefaults, queries),
      mutations: chosen(mutationDefaults, mutations),
    },
  });
}
