"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef } from "react";
import type { SessionList, UserSession } from "../contract.ts";
import type { SessionsError } from "../core/errors.ts";
import type { Guard } from "../core/guard/guard.ts";
import { sessionOf } from "../core/list-rules.ts";
import { type EndedPages, guardedEndedOptions, ownPages, wantMore } from "./ended-options.ts";
import type { SessionsSource } from "./source.ts";
import { useRenderOnRemoval } from "./use-guarded-sessions.ts";
import { takeOut } from "./watch-cache.ts";

interface EndedSessions {
  /** Absent = no page was read yet. */
  data: EndedPages | undefined;
  /** When they were read, in milliseconds since 1970. */
  readAt: number;
  error: SessionsError | null;
  isFetching: boolean;
  isFetchingMore: boolean;
  /** Reads one more page. Absent = there is none, or it is being read. */
  fetchMore: (() => void) | undefined;
  /** Reads the pages anew, or those that lack. */
  refetch: () => unknown;
}

/**
 * The query of a user's ended sessions.
 *
 * @param list the newest one. Who leaves it stands among the ended ones, so they are read anew.
 */
export function useEndedSessions(
  source: SessionsSource,
  guard: Guard | undefined,
  list: SessionList | undefined,
  enabled: boolean,
): EndedSessions {
  const { queryClient } = source;
  const options = useMemo(() => guardedEndedOptions(source, guard, enabled), [source, guard, enabled]);
  const { queryKey } = options;
  const query = useQuery<EndedPages, SessionsError, EndedPages, typeof queryKey>(options, queryClient);
  useRenderOnRemoval(queryClient, queryKey);
  const { refetch, fetchStatus } = query;
  const data = ownPages(query.data, guard);

  // What a host wrote is not shown, and the next effect asks.
  const isForeign = query.data !== undefined && !data;
  useEffect(() => {
    if (isForeign) takeOut(queryClient.getQueryCache().find({ queryKey }));
  }, [isForeign, queryClient, queryKey]);
  const isStranded = enabled && fetchStatus === "idle" && query.status === "pending";
  useEffect(() => {
    if (isStranded) void refetch();
  }, [isStranded, refetch]);

  const former = useRef<{ list: SessionList | undefined; known: readonly UserSession[] }>(undefined);
  useEffect(() => {
    const { list: before, known = [] } = former.current ?? {};
    const hasLeft = ({ id }: UserSession) => list && !sessionOf(list, id);
    // A list that is not whole can lack a session that ends only later: the next whole one tells.
    const isWhole = list && !list.truncated;
    const own = before && list ? known : [];
    former.current = {
      list,
      known: isWhole ? list.sessions : [...own.filter(hasLeft), ...(list?.sessions ?? [])],
    };
    if ((isWhole ? own : (before?.sessions ?? [])).some(hasLeft))
      void queryClient.invalidateQueries({ queryKey, exact: true });
  }, [list, queryClient, queryKey]);

  const isMore = data?.pages.at(-1)?.nextCursor !== undefined;
  const fetchMore = useCallback(() => {
    const state = queryClient.getQueryState<EndedPages>(queryKey);
    const now = ownPages(state?.data, guard);
    // A second click comes before the next render.
    if (!state || !now || (state.fetchStatus === "fetching" && now.wanted > now.pages.length)) return;
    queryClient.setQueryData(queryKey, wantMore(now), { updatedAt: state.dataUpdatedAt });
    void refetch();
  }, [queryClient, queryKey, guard, refetch]);
  const isFetchingMore = query.isFetching && data !== undefined && data.wanted > data.pages.length;
  return {
    data,
    readAt: query.dataUpdatedAt,
    error: query.error,
    isFetching: query.isFetching,
    isFetchingMore,
    fetchMore: isMore && !isFetchingMore ? fetchMore : undefined,
    refetch,
  };
}
