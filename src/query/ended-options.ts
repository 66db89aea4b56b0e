import type { UseQueryOptions } from "@tanstack/react-query";
import type { EndedSessionsPage } from "../contract.ts";
import { SessionsError, toSessionsError } from "../core/errors.ts";
import { endedPagesOf } from "../core/guard/ended-pages.ts";
import type { Guard } from "../core/guard/guard.ts";
import { isSame } from "../core/guard/guard-lists.ts";
import { takeOver } from "./guards.ts";
import { hostProofQuery } from "./host-proof.ts";
import { nobodySignedIn } from "./query-options.ts";
import { type SessionsSource, sessionKeys } from "./source.ts";

/** The pages of ended sessions that were read. */
export interface EndedPages {
  /** In their order. One without a session is left out, unless it is the last. */
  readonly pages: readonly EndedSessionsPage[];
  /** How many pages the person wants to see. */
  readonly wanted: number;
}

type EndedKey = ReturnType<typeof sessionKeys.ended>;
type EndedOptions = UseQueryOptions<EndedPages, SessionsError, EndedPages, EndedKey> & { queryKey: EndedKey };

/** Which guard read them. Whatever else is in the cache, a host wrote, hydrated or restored: it is never shown. */
const readBy = new WeakMap<object, Guard>();

/** The same pages if this guard has read them. */
export function ownPages(data: unknown, guard: Guard | undefined): EndedPages | undefined {
  return guard && readBy.get(Object(data) as object) === guard ? (data as EndedPages) : undefined;
}

/** The same pages, and one more is wanted. */
export function wantMore(data: EndedPages): EndedPages {
  return asRead({ ...data, wanted: data.pages.length + 1 }, readBy.get(data) as Guard);
}

function asRead(data: EndedPages, guard: Guard): EndedPages {
  readBy.set(data, guard);
  return data;
}

/** So many pages without a session are read on past, one after the other. */
const mostEmpty = 4;

/** The query of one user's ended sessions. If fewer pages are there than wanted, it reads those that lack, else all anew. */
export function guardedEndedOptions(
  source: SessionsSource,
  guard: Guard | undefined,
  enabled: boolean,
): EndedOptions {
  const { adapter, userId, queryClient } = source;
  const queryKey = sessionKeys.ended(adapter.name, userId);
  return {
    ...hostProofQuery,
    // What ended does not change. Who leaves the list makes it stale.
    refetchOnWindowFocus: false,
    queryKey,
    enabled,
    async queryFn({ signal }) {
      if (!guard) throw nobodySignedIn();
      const asked = takeOver(source) ?? guard;
      const before = ownPages(queryClient.getQueryData(queryKey), asked);
      const wanted = before?.wanted ?? 1;
      const pages = before && before.pages.length < wanted ? [...before.pages] : [];
      const seen = new Set(pages.map(({ nextCursor }) => nextCursor));
      let cursor = pages.at(-1)?.nextCursor;
      let empty = 0;
      do {
        const { nextCursor, ...page } = await readPage(asked, cursor, signal);
        // One that was given before would lead round in a circle.
        cursor = seen.has(nextCursor) ? undefined : nextCursor;
        seen.add(cursor);
        if (page.sessions.length > 0 || !cursor || empty >= mostEmpty)
          pages.push({ ...page, ...(cursor && { nextCursor: cursor }) });
        else empty += 1;
      } while (cursor && pages.length < wanted);
      return asRead({ pages, wanted: pages.length }, asked);
    },
    structuralSharing: (former, incoming) => shareRows(former, incoming as EndedPages),
  };
}

async function readPage(guard: Guard, cursor: string | undefined, signal: AbortSignal) {
  const ended = endedPagesOf(guard);
  try {
    return await ended.read(cursor, signal);
  } catch (thrown) {
    const error = toSessionsError(thrown);
    if (error.code !== "unauthenticated" || guard.snapshot().signedOut) throw error;
    // Only a list tells whether this device is signed out.
    await ended.makeList();
    throw new SessionsError(
      "backend",
      "listEndedSessions says that nobody is signed in, and listSessions does not. Let both ask alike.",
      { cause: error },
    );
  }
}

/** With each unchanged row as the former object, so that it does not render. */
function shareRows(former: unknown, incoming: EndedPages): EndedPages {
  const guard = readBy.get(incoming);
  const own = ownPages(former, guard);
  if (!own || !guard) return incoming;
  const rows = new Map(own.pages.flatMap(({ sessions }) => sessions).map((one) => [one.id, one]));
  const pages = incoming.pages.map((page) => ({
    ...page,
    sessions: page.sessions.map((session) => {
      const same = rows.get(session.id);
      return same && isSame(same, session) ? same : session;
    }),
  }));
  return asRead({ ...incoming, pages }, guard);
}
