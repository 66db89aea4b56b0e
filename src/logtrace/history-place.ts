import type { Fields } from "../core/fields.ts";
import { type HistoryPage, loginTimeOf } from "./history-pages.ts";

/** The last of the user's records that was read, whether it is shown or not. */
interface HistoryPlace {
  id: string;
  /** When it signed in, in milliseconds since 1970. NaN = unreadable. */
  time: number;
}

/** The point from which reading goes on. */
interface HistoryCursor {
  /** LogTrace's page number, from 1. New sign-ins push the unread records to this page or a later one. */
  page: number;
  /** Absent = no record of the user was read yet. */
  last?: HistoryPlace | undefined;
}

/** The cursor as text: `<page>.<time>.<id>`. The application and its page only hand it back. */
export function writeCursor({ page, last }: HistoryCursor): string {
  return last ? `${page}.${Number.isNaN(last.time) ? "" : last.time}.${last.id}` : `${page}.`;
}

/** @returns undefined if the text is not a cursor of `writeCursor`. */
export function readCursor(cursor: string): HistoryCursor | undefined {
  const match = /^([1-9]\d{0,5})\.(?:(-?\d{1,16})?\.(.{1,512}))?$/s.exec(cursor);
  if (!match) return undefined;
  const [, page, time, id] = match;
  return {
    page: Number(page),
    last: id === undefined ? undefined : { id, time: Number(time ?? Number.NaN) },
  };
}

/**
 * Finds the unread records in pages that have moved since the last reading. LogTrace numbers its pages from the newest
 * sign-in on, so every new sign-in pushes all records back by one. With three records on a page:
 *
 * ```
 * first reading:                  page 1: F E D   page 2: C B A     the cursor: page 2, after D
 * after the sign-ins of G and H:  page 1: H G F   page 2: E D C     page 3: B A
 * ```
 *
 * Page 2 now begins with E and D, which were read before. Records that signed in after the place (D) are dropped: they
 * were read, or did not exist at the first reading. Records that signed in before the place are unread.
 *
 * For records of the same instant, only their order tells: those up to the place were read, those behind it were not. So
 * the place itself has to be found. If it is not on this page, earlier pages are read, to know if it has been passed.
 *
 * @param readEarlier reads an earlier page; undefined if no more requests are allowed.
 * @returns a function that takes the pages in turn, with their numbers, and returns the unread records of each.
 */
export function unreadRowsAfter(
  place: HistoryPlace,
  readEarlier: (page: number) => Promise<HistoryPage | undefined>,
): (found: HistoryPage, page: number) => Promise<Fields[]> {
  const isPlace = ({ id }: Fields) => id === place.id;
  const isSameInstant = (row: Fields) => loginTimeOf(row) === place.time;
  /** Whether the place stands before what is read now. Undefined = not known yet. */
  let isPassed: boolean | undefined;

  const standsEarlier = async ({ startsAt }: HistoryPage, page: number): Promise<boolean> => {
    let start = startsAt;
    // Pages are sorted. If one begins after the place's instant, the place can't stand on an earlier one.
    for (let earlier = page - 1; earlier >= 1 && !(start > place.time); earlier -= 1) {
      const found = await readEarlier(earlier);
      // After hundreds of sign-ins in one instant: better to show a session twice than never.
      if (!found) return true;
      if (found.rows.some(isPlace)) return true;
      start = found.startsAt;
    }
    return false;
  };

  return async (found, page) => {
    const rows = found.rows.filter((row) => !(loginTimeOf(row) > place.time));
    const index = rows.findIndex(isPlace);
    if (index < 0 && rows.some(isSameInstant)) isPassed ??= await standsEarlier(found, page);
    const isAhead = index < 0 && isPassed === false;
    if (index >= 0 || !rows.every(isSameInstant)) isPassed = true;
    return isAhead ? rows.filter((row) => !isSameInstant(row)) : rows.slice(index + 1);
  };
}
