import type { QueryClient } from "@tanstack/react-query";
import { type RenderHookResult, renderHook, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { expect } from "vitest";
import type { SessionsAdapter } from "../../src/contract.ts";
import { useRevokeOtherSessions, useRevokeSession, useSessions } from "../../src/query/hooks.ts";
import { SessionsProvider, type SessionsProviderProps } from "../../src/query/sessions-provider.tsx";
import { hostileClient } from "./hostile-host.ts";

export interface RawHooks {
  sessions: ReturnType<typeof useSessions>;
  revoke: ReturnType<typeof useRevokeSession>;
  others: ReturnType<typeof useRevokeOtherSessions>;
}

type Props = Partial<Omit<SessionsProviderProps, "children">>;

/** The three raw hooks under a provider, in StrictMode; `change` renders again with other props. */
export function mountRawHooks(
  adapter: SessionsAdapter,
  first: Props = {},
): RenderHookResult<RawHooks, unknown> & {
  queryClient: QueryClient;
  change: (props: Props) => void;
  ids: () => string[] | undefined;
} {
  const queryClient = first.queryClient ?? hostileClient();
  let props: Props = { userId: "ada", ...first };
  const view = renderHook(
    () => ({ sessions: useSessions(), revoke: useRevokeSession(), others: useRevokeOtherSessions() }),
    {
      wrapper: ({ children }) => (
        <StrictMode>
          <SessionsProvider adapter={adapter} userId={undefined} queryClient={queryClient} {...props}>
            {children}
          </SessionsProvider>
        </StrictMode>
      ),
    },
  );
  return {
    ...view,
    queryClient,
    change(changed) {
      props = { ...props, ...changed };
      view.rerender();
    },
    ids: () => view.result.current.sessions.data?.sessions.map(({ id }) => id),
  };
}

/** The same, once the list is there. */
export async function loadRawHooks(
  adapter: SessionsAdapter,
  props: Props = {},
): Promise<ReturnType<typeof mountRawHooks>> {
  const view = mountRawHooks(adapter, props);
  await waitFor(() => expect(view.result.current.sessions.status).toBe("success"));
  return view;
}
