import { isSessionId } from "../../core/check/values.ts";
import { isFields } from "../../core/fields.ts";
import { can } from "../../core/list-rules.ts";
import { requireThat } from "./assert.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import { textOf } from "./outcome.ts";
import { isFree, requireInstants, requireJson } from "./plain-data.ts";

/** As many pages as are read. */
const maxPages = 5;

/** Sessions that have ended. */
export const historyTests: readonly ConformanceTest[] = [
  {
    scenario: "two-others",
    name: "gives ended sessions page by page",
    async run(subject) {
      if (!can(subject.adapter, await subject.list(), "history")) return;
      const cursors = new Set<string>();
      let read = 0;
      let cursor: string | undefined;
      for (let page = 1; page <= maxPages; page += 1) {
        const outcome = await subject.tryEnded(cursor === undefined ? {} : { cursor });
        const value = outcome?.settled === "resolved" ? outcome.value : undefined;
        requireThat(Array.isArray(value?.sessions) && value.sessions.every(isFields), {
          expected:
            "listEndedSessions() resolves with a page: { sessions, nextCursor? }, sessions being an array of objects",
          got: outcome ? textOf(outcome) : "nothing",
          contract: "an adapter that offers the history gives it in pages",
        });
        if (!value) return;
        requireJson(value, `page ${page}`, isFree);
        requireInstants(value, `page ${page}`);
        read += value.sessions.length;
        // null and absent mean the same.
        const { total, retentionDays } = value;
        requireThat((total ?? undefined) === undefined || isWhole(total, read), {
          expected: `total is a whole number and counts all pages: ${read} or more`,
          got: `page ${page} has ${String(total)}`,
          contract: "total is how many ended sessions all pages have together",
        });
        requireThat((retentionDays ?? undefined) === undefined || isWhole(retentionDays, 1), {
          expected: "retentionDays is a whole number, 1 or more",
          got: `page ${page} has ${String(retentionDays)}`,
          contract: "see EndedSessionsPage",
        });
        const alive = await subject.truth();
        const wrong = value.sessions.find(({ id }) => !isSessionId(id) || alive.has(id));
        requireThat(!wrong, {
          expected: "each ended session has an id that can travel, and is not alive",
          got: JSON.stringify(wrong?.id) ?? "no id",
          contract: "a page holds sessions that have ended",
        });
        const ids = value.sessions.map(({ id }) => id);
        const twice = ids.find((id, index) => ids.indexOf(id) !== index);
        requireThat(twice === undefined, {
          expected: "a page has each ended session once",
          got: `page ${page} has ${JSON.stringify(twice)} more than once`,
          contract: "one id, one session",
        });
        cursor = value.nextCursor ?? undefined;
        if (cursor === undefined) return;
        requireThat(!cursors.has(cursor), {
          expected: "each page leads to a new one",
          got: `page ${page} has the cursor of an earlier page`,
          contract: "nextCursor leads to the next page, and the last page has none",
        });
        cursors.add(cursor);
      }
    },
  },
];

function isWhole(value: unknown, least: number): boolean {
  return Number.isInteger(value) && (value as number) >= least;
}
