import type { Fields } from "../../core/is-fields.ts";
import type { HistoryPlace } from "./history-cursor.ts";
import { loginTimeOf } from "./login-time-of.ts";
import type { HistoryPage } from "./read-history-page.ts";

/**
 * Goes on after `place` in pages that have moved since: sign-ins come in at the front, so what was read is pushed back, and
 * further than one page where there are many. Newer than the place = read, or not there when the reading began. Older =
 * not read. Of the same instant only the order tells, so the place itself has to be found.
 *
 * @param readBack an earlier page; undefined where no more may be asked for.
 * @returns what gives the user's records of one page that were not read yet, page after page.
 */
export function historyPlaceFinder(
  place: HistoryPlace,
  readBack: (page: number) => Promise<HistoryPage | undefined>,
): (found: HistoryPage, page: number) => Promise<Fields[]> {
  const isPlace = ({ id }: Fields) => id === place.id;
  let passed: boolean | undefined;

  /** Pages are sorted, so the first row tells whether the place can stand on an earlier one. */
  const hasPassed = async ({ startsAt }: HistoryPage, page: number): Promise<boolean> => {
    for (let back = page - 1, start = startsAt; back >= 1 && !(start > place.time); back -= 1) {
      const earlier = await readBack(back);
      // Rather twice than never, after hundreds of sign-ins in one instant.
      if (!earlier || earlier.rows.some(isPlace)) return true;
      start = earlier.startsAt;
    }
    return false;
  };

  return async (found, page) => {
    const rows = found.rows.filter((row) => !(loginTimeOf(row) > place.time));
    const index = rows.findIndex(isPlace);
    const isTie = (row: Fields) => loginTimeOf(row) === place.time;
    if (index < 0 && rows.some(isTie)) passed ??= await hasPassed(found, page);
    const isAhead = index < 0 && passed === false;
    if (index >= 0 || rows.some((row) => !isTie(row))) passed = true;
    return isAhead ? rows.filter((row) => !isTie(row)) : rows.slice(index + 1);
  };
}
