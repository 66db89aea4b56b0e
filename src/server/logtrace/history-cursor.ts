/** The last of the user's records that was read, whether it is shown or not. */
export interface HistoryPlace {
  id: string;
  /** When it signed in, in milliseconds; NaN where LogTrace's time can't be read. */
  time: number;
}

/** Where the next page begins. */
export interface HistoryCursor {
  /** LogTrace's own page, from 1. */
  page: number;
  /** Who signs in meanwhile pushes it, and what comes before it, onto this page or later ones. Absent = none yet. */
  last?: HistoryPlace | undefined;
}

/** For whoever passes it on, a text without meaning. */
export function writeCursor({ page, last }: HistoryCursor): string {
  return last ? `${page}.${Number.isNaN(last.time) ? "" : last.time}.${last.id}` : `${page}.`;
}

/** @returns undefined where `writeCursor` did not write it. */
export function readCursor(cursor: string): HistoryCursor | undefined {
  const match = /^([1-9]\d{0,5})\.(?:(-?\d{1,16})?\.(.{1,512}))?$/s.exec(cursor);
  if (!match) return undefined;
  const [, page, time, id] = match;
  return {
    page: Number(page),
    last: id === undefined ? undefined : { id, time: Number(time ?? Number.NaN) },
  };
}
