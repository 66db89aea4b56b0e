import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import * as React from "react";
import { type ReactNode, StrictMode, Suspense, startTransition, useLayoutEffect } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import type { SessionList, SessionsAdapter } from "../../src/contract.ts";
import type { Guard } from "../../src/core/guard/guard.ts";
import type { SignOutResult } from "../../src/core/sign-out-result.ts";
import {
  DevicesProvider,
  type DevicesResult,
  type ReauthHandler,
  useDevices,
  useRevokeOtherSessions,
  useRevokeSession,
  useSessions,
} from "../../src/index.ts";
import { guardOf } from "../../src/query/guards.ts";
import { useSessionsSource } from "../../src/query/sessions-provider.tsx";
import type { Account, AccountUser } from "./account.ts";

/** What keeps the page from being seen, though it is mounted: a hidden Activity or a suspended boundary, above the provider or below it. */
export type Concealment = "hidden-above" | "hidden-below" | "suspended-above" | "suspended-below";

/** Everything that one render gets. */
interface PageProps {
  account: Account;
  adapter: SessionsAdapter;
  onReauthRequired: ReauthHandler | undefined;
  concealment: Concealment | undefined;
  hasSecond: boolean;
  /** The user of a second provider beside the first; absent = there is none. */
  beside?: { user: AccountUser; adapter: SessionsAdapter } | undefined;
}

export interface RawHooks {
  list: SessionList | undefined;
  revoke: (id: string) => Promise<SignOutResult>;
  revokeOthers: () => Promise<SignOutResult[]>;
}

export interface HooksPageOptions {
  queryClient: QueryClient;
  isStrict: boolean;
  /** Called in each render that has a guard, committed or not. */
  onGuard: (guard: Guard, account: Account) => void;
  /** Called in the commit, before the browser would paint. */
  onFrame: (result: DevicesResult, guard: Guard | undefined, account: Account, probe: number) => void;
  /** What the raw hooks returned, in the same commit. */
  onRaw: (raw: RawHooks, guard: Guard | undefined, account: Account) => void;
  onCrash: (error: unknown) => void;
  /** Rendered below the first `useDevices` with what it returned. */
  Below?: ((props: BelowProps) => ReactNode) | undefined;
}

export interface BelowProps {
  devices: DevicesResult;
  guard: Guard | undefined;
  account: Account;
}

export interface HooksPage {
  /** Renders the page to the end, with every effect. */
  show(props: PageProps): void;
  /** Starts to render the page in a transition that never ends, since something below it suspends. */
  tryToShow(props: PageProps): void;
  unmount(): void;
  isMounted(): boolean;
}

/** React 19 has it, React 18 does not. */
const Activity = (React as { Activity?: typeof React.Activity }).Activity;
export const hasActivity: boolean = Activity !== undefined;

const never = new Promise<void>(() => {});
function Suspended({ isSuspended }: { isSuspended: boolean }): ReactNode {
  if (isSuspended) throw never;
  return null;
}

/** A page with two `useDevices` and the raw hooks under one provider, and nothing else. */
export function createHooksPage(options: HooksPageOptions): HooksPage {
  const { queryClient, isStrict, onGuard, onFrame, onRaw, onCrash, Below } = options;
  let root: Root | undefined;
  let isConcealed = false;

  function useGuard(account: Account): Guard | undefined {
    const guard = guardOf(useSessionsSource());
    if (guard) onGuard(guard, account);
    return guard;
  }
  function Devices({ account, probe }: { account: Account; probe: number }): ReactNode {
    const guard = useGuard(account);
    const result = useDevices();
    useLayoutEffect(() => onFrame(result, guard, account, probe));
    return Below && probe === 0 ? <Below devices={result} guard={guard} account={account} /> : null;
  }
  function Raw({ account }: { account: Account }): ReactNode {
    const guard = useGuard(account);
    const { data: list } = useSessions();
    const { mutateAsync: revoke } = useRevokeSession();
    const { mutateAsync: revokeOthers } = useRevokeOtherSessions();
    useLayoutEffect(() => onRaw({ list, revoke, revokeOthers }, guard, account));
    return null;
  }
  function Fallback(): ReactNode {
    useLayoutEffect(() => {
      if (!isConcealed) onCrash("it suspended by itself");
    });
    return null;
  }

  interface VeilProps {
    where: "above" | "below";
    concealment: Concealment | undefined;
    children: ReactNode;
  }
  function Veil({ where, concealment, children }: VeilProps): ReactNode {
    const inside = (
      <Suspense fallback={<Fallback />}>
        {children}
        <Suspended isSuspended={concealment === `suspended-${where}`} />
      </Suspense>
    );
    if (!Activity) return inside;
    return <Activity mode={concealment === `hidden-${where}` ? "hidden" : "visible"}>{inside}</Activity>;
  }

  function treeOf({ account, adapter, onReauthRequired, concealment, hasSecond, beside }: PageProps) {
    const page = (
      <QueryClientProvider client={queryClient}>
        <Veil where="above" concealment={concealment}>
          <DevicesProvider
            adapter={adapter}
            userId={account.user}
            timeZone="UTC"
            {...(onReauthRequired && { onReauthRequired })}
          >
            <Veil where="below" concealment={concealment}>
              <Devices account={account} probe={0} />
              {hasSecond && <Devices account={account} probe={1} />}
              <Raw account={account} />
            </Veil>
          </DevicesProvider>
        </Veil>
        {beside && <DevicesProvider adapter={beside.adapter} userId={beside.user} />}
      </QueryClientProvider>
    );
    return isStrict ? <StrictMode>{page}</StrictMode> : page;
  }
  const ownRoot = () => {
    root ??= createRoot(document.createElement("div"), { onUncaughtError: onCrash });
    return root;
  };

  return {
    show(props) {
      isConcealed = props.concealment !== undefined;
      flushSync(() => ownRoot().render(treeOf(props)));
    },
    tryToShow(props) {
      startTransition(() => ownRoot().render(treeOf({ ...props, concealment: "suspended-above" })));
    },
    unmount() {
      root?.unmount();
      root = undefined;
    },
    isMounted: () => root !== undefined,
  };
}
