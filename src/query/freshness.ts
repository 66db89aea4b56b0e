import type { QueryClient } from "@tanstack/react-query";
import type { SessionsAdapter } from "../contract.ts";
import type { Guard } from "../core/guard/guard.ts";

/** What makes a page ask for a list though nobody has looked at it: a sign-out in another tab, and the backend's own word. */
export interface Freshness {
  /** Listens to this adapter from here on, and no more to the one before. */
  follow(adapter: SessionsAdapter): void;
  /** Tells this person's other tabs that a session has ended. */
  tell(): void;
  stop(): void;
}

/** In milliseconds: what the backend tells leads to one list in this time. */
const pauseMs = 5000;

/**
 * @param key the same in all tabs that show the same sessions.
 * @param ask asks for a list that starts now; `none` = as soon as somebody looks at the page.
 */
export function keepFresh(key: string, guard: () => Guard, ask: (refetchType?: "none") => void): Freshness {
  let channel: BroadcastChannel | undefined;
  try {
    channel = new BroadcastChannel(`your-devices:${key}`);
    channel.onmessage = () => ask();
  } catch {
    // An older browser has none, and one that blocks storage refuses it.
  }
  let followed: SessionsAdapter | undefined;
  let unsubscribe: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether a list has been made since the backend told of a change; absent = nothing is to be asked. */
  let isListed: (() => boolean) | undefined;

  const look = () => {
    timer = undefined;
    const isDone = isListed?.() ?? true;
    isListed = undefined;
    if (isDone) return;
    ask(document.hidden ? "none" : undefined);
    timer = setTimeout(look, pauseMs);
  };
  const onChange = () => {
    const { markTime, snapshot } = guard();
    isListed = markTime();
    // It may be a sign-out of this page, which makes a list of its own.
    const isOwn = [...snapshot().pendingSignOuts.values()].some(({ state }) => state === "signing-out");
    if (isOwn) timer ??= setTimeout(look, pauseMs);
    else if (timer === undefined) look();
  };

  return {
    follow(adapter) {
      if (adapter === followed) return;
      unsubscribe?.();
      followed = adapter;
      unsubscribe = adapter.subscribe?.(onChange);
    },
    tell: () => channel?.postMessage(null),
    stop() {
      channel?.close();
      unsubscribe?.();
      clearTimeout(timer);
    },
  };
}

/**
 * Asks for a list that starts now.
 *
 * @param refetchType `none` = it is asked for as soon as somebody looks at the page.
 */
export function listAnew(
  queryClient: QueryClient,
  queryKey: readonly unknown[],
  guard: Guard | undefined,
  refetchType: "active" | "none" = "active",
): void {
  const state = queryClient.getQueryState(queryKey);
  // TanStack Query would wait for a first list that is under way.
  if (refetchType === "active" && state?.fetchStatus === "fetching" && state.data === undefined)
    guard?.list().catch(() => {});
  else void queryClient.invalidateQueries({ queryKey, exact: true, refetchType });
}
