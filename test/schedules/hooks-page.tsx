import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, StrictMode, useLayoutEffect } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import type { SessionList } from "../../src/contract.ts";
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
import type { Visit } from "./visit.ts";

export interface HooksPageOptions {
  queryClient: QueryClient;
  isStrict: boolean;
  onReauthRequired: ReauthHandler | undefined;
  /** Called in the commit, before the browser would paint. */
  onFrame: (result: DevicesResult, visit: Visit, probe: number) => void;
  /** What the raw hooks returned, in the same commit. */
  onRaw: (raw: RawHooks, visit: Visit) => void;
  /** Called at the end of the commit that `show` caused, after every effect that runs before the paint. */
  onCommit: () => void;
  onCrash: (error: unknown) => void;
}

export interface RawHooks {
  list: SessionList | undefined;
  revoke: (id: string) => Promise<SignOutResult>;
  revokeOthers: () => Promise<SignOutResult[]>;
}

export interface HooksPage {
  /** Renders the page for this visit, to the end. */
  show(visit: Visit, hasSecond: boolean): void;
  unmount(): void;
  isMounted(): boolean;
}

/** A page with two `useDevices` and the raw hooks under one provider, and nothing else. */
export function createHooksPage(options: HooksPageOptions): HooksPage {
  const { queryClient, isStrict, onReauthRequired, onFrame, onRaw, onCommit, onCrash } = options;
  let root: Root | undefined;

  function Devices({ visit, probe }: { visit: Visit; probe: number }): ReactNode {
    const result = useDevices();
    useLayoutEffect(() => onFrame(result, visit, probe));
    return null;
  }
  function Raw({ visit }: { visit: Visit }): ReactNode {
    const { data: list } = useSessions();
    const { mutateAsync: revoke } = useRevokeSession();
    const { mutateAsync: revokeOthers } = useRevokeOtherSessions();
    useLayoutEffect(() => onRaw({ list, revoke, revokeOthers }, visit));
    return null;
  }

  function Page({ children }: { children: ReactNode }): ReactNode {
    useLayoutEffect(onCommit);
    return children;
  }

  return {
    show(visit, hasSecond) {
      root ??= createRoot(document.createElement("div"), { onUncaughtError: onCrash });
      const page = (
        <Page>
          <QueryClientProvider client={queryClient}>
            <DevicesProvider
              adapter={visit.adapter}
              userId={visit.user}
              timeZone="UTC"
              onReauthRequired={onReauthRequired}
            >
              <Devices visit={visit} probe={0} />
              {hasSecond && <Devices visit={visit} probe={1} />}
              <Raw visit={visit} />
            </DevicesProvider>
          </QueryClientProvider>
        </Page>
      );
      flushSync(() => root?.render(isStrict ? <StrictMode>{page}</StrictMode> : page));
    },
    unmount() {
      root?.unmount();
      root = undefined;
    },
    isMounted: () => root !== undefined,
  };
}
