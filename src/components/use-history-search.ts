"use client";

import { useEffect, useState } from "react";
import type { EndedDevicesResult } from "../devices/use-ended-devices.ts";

/** So many more pages are read for a link, at most. */
const mostPages = 10;

/**
 * Reads page after page for a device that a link asks for.
 *
 * @returns whether it may still be found.
 */
export function useHistorySearch(history: EndedDevicesResult, sought: string | undefined): boolean {
  const { status, devices, fetchMore, isFetchingMore, isRefreshing, error } = history;
  const [asked] = useState(createCount);
  const isFound = devices.some(({ id }) => id === sought);
  const canReadMore = fetchMore && !error && !isRefreshing && asked.count(sought) < mostPages;
  const isSearching =
    sought !== undefined &&
    !isFound &&
    (status === "idle" || status === "pending" || isFetchingMore || isRefreshing || canReadMore === true);
  const readMore = isSearching && canReadMore ? fetchMore : undefined;
  useEffect(() => {
    if (!readMore) return;
    asked.add(sought);
    readMore();
    // A page without a session may change nothing else.
  });
  return isSearching;
}

/** Counts what was done about one and the same thing. Another one begins anew. */
function createCount() {
  let of: string | undefined;
  let times = 0;
  const count = (what: string | undefined) => (what === of ? times : 0);
  return {
    count,
    add(what: string | undefined) {
      times = count(what) + 1;
      of = what;
    },
  };
}
