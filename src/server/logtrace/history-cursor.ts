/** Where the next page begins. */
export interface HistoryCursor {
  /** LogTrace's own page, from 1. */
  page: number;
  /** The user's last record before it: who signs in meanwhile pushes it onto this page again. */
  after: string;
}

/** For whoever passes it on, a text without meaning. */
export function writeCursor({ page, after }: HistoryCursor): string {
  return `${page}.${after}`;
}

/** @returns undefined where `writeCursor` did not write it. */
export function readCursor(cursor: string): HistoryCursor | undefined {
  const [, page, after = ""] = /^([1-9]\d{0,5})\.(.{0,512})$/s.exec(cursor) ?? [];
  return page === undefined ? undefined : { page: Number(page), after };
}
