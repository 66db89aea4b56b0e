"use client";

import { QueryClient, QueryClientContext } from "@tanstack/react-query";
import {
  type Context,
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { SessionsAdapter } from "../contract.ts";
import type { Guard } from "../core/guard/guard.ts";
import type { ReauthHandler } from "../core/guard/step-up.ts";
import { attend, guardOf, provide, retireUsers } from "./guards.ts";
import type { SessionsSource, UserId } from "./source.ts";
import { useGuardSnapshot } from "./use-guarded-sessions.ts";

export interface SessionsProviderProps {
  /** The backend. It may be created anew at each render; its `name` says which one it is. */
  adapter: SessionsAdapter;
  /** `undefined` = not known yet: nothing is fetched and loading is shown. `null` = signed out. */
  userId: UserId;
  /** Default: the client of the host's own provider, else one of this provider's own. */
  queryClient?: QueryClient | undefined;
  /**
   * The backend wants the person to confirm who they are. Resolve once they did: what needed it is tried once more. Reject
   * if they would not: nothing has changed.
   */
  onReauthRequired?: ReauthHandler | undefined;
  /** The current session was ended elsewhere. Called once. */
  onSignedOut?: (() => void) | undefined;
  /** The components and hooks that use this user's sessions. */
  children?: ReactNode;
}

/** What the raw hooks need above them: an adapter and a user. Labels and formatting come with `DevicesProvider`. */
export function SessionsProvider(props: SessionsProviderProps): ReactElement {
  const { adapter, userId, onReauthRequired, onSignedOut, children } = props;
  const queryClient = useOwnOrHostClient(props.queryClient);
  const adapterName = adapter.name;
  const former = useRef({ queryClient, adapterName, userId });

  useBrowserLayoutEffect(() => {
    const left = former.current;
    former.current = { queryClient, adapterName, userId };
    if (left.userId !== userId) retireUsers(left.queryClient, (id) => id === left.userId);
    // One user at a time is signed in at one backend, so any other user is a former one.
    if (typeof userId === "string") retireUsers(queryClient, (id) => id !== userId, adapterName);
  }, [queryClient, adapterName, userId]);

  const source = useMemo<SessionsSource>(
    () => ({ adapter, userId, queryClient, onReauthRequired }),
    [adapter, userId, queryClient, onReauthRequired],
  );
  // At each commit, since another provider of this user may have come and gone.
  useBrowserLayoutEffect(() => provide(source));
  useBrowserLayoutEffect(() => attend(queryClient, adapterName, userId), [queryClient, adapterName, userId]);
  useNotifySignedOut(guardOf(source), onSignedOut);
  return <SessionsContext.Provider value={source}>{children}</SessionsContext.Provider>;
}

/** @throws {Error} outside of a provider. */
export function useSessionsSource(): SessionsSource {
  const source = useContext(SessionsContext);
  if (!source) throw new Error("your-devices: put a <DevicesProvider> (or <SessionsProvider>) above this.");
  return source;
}

const SessionsContext: Context<SessionsSource | undefined> = createContext<SessionsSource | undefined>(
  undefined,
);
SessionsContext.displayName = "YourDevicesSessions";

function useNotifySignedOut(guard: Guard | undefined, onSignedOut: (() => void) | undefined): void {
  const { error } = useGuardSnapshot(guard);
  // An end that was known before this mount is not news: the person may have signed in again since, and the list on mount
  // tells. `true` = the host has been told.
  const known = useRef<unknown>(error);
  useEffect(() => {
    if (!error) known.current = error;
    else if (error.code === "unauthenticated" && known.current !== error && known.current !== true) {
      known.current = true;
      onSignedOut?.();
    }
  }, [error, onSignedOut]);
}

function useOwnOrHostClient(given: QueryClient | undefined): QueryClient {
  const hosts = useContext(QueryClientContext);
  const [own] = useState(() => new QueryClient());
  const queryClient = given ?? hosts ?? own;
  // A client without a QueryClientProvider needs mount() to hear focus events. Clients count their mounts.
  useEffect(() => {
    queryClient.mount();
    return () => queryClient.unmount();
  }, [queryClient]);
  return queryClient;
}

/** `useLayoutEffect` without React 18's warning while a server renders. */
export const useBrowserLayoutEffect: typeof useLayoutEffect =
  typeof document === "undefined" ? useEffect : useLayoutEffect;
