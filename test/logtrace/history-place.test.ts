import { describe, expect, it } from "vitest";
import { readCursor, unreadRowsAfter, writeCursor } from "../../src/logtrace/history-place.ts";
import { allOf, logTraceRow, openLogTrace } from "../fakes/logtrace-fake/open-logtrace.ts";

describe("the cursor of the history", () => {
  it.each([
    { page: 1 },
    { page: 7, last: { id: "row-1", time: 1768473000000 } },
    { page: 7, last: { id: "row.with\nall: sorts", time: -1 } },
    { page: 7, last: { id: "row-1", time: Number.NaN } },
  ])("is read as it was written: %j", (cursor) => {
    expect(readCursor(writeCursor(cursor))).toEqual({ last: undefined, ...cursor });
  });
});

describe("the unread records of a page", () => {
  const page = (...ids: string[]) => {
    const rows = ids.map((id) => ({ id, login_at: new Date(id.charCodeAt(0) * 1000).toISOString() }));
    return { rows, isLast: false, startsAt: Date.parse(rows[0]?.login_at ?? "") };
  };
  const place = { id: "D", time: "D".charCodeAt(0) * 1000 };
  const readNothing = async () => {
    throw new Error("No earlier page is needed.");
  };

  it("are those that signed in before the place, however far the pages have moved", async () => {
    const unread = unreadRowsAfter(place, readNothing);
    expect(await unread(page("E", "D", "C"), 2)).toMatchObject([{ id: "C" }]);
    expect(await unread(page("B", "A"), 3)).toMatchObject([{ id: "B" }, { id: "A" }]);
  });

  it("are found without the place itself, if LogTrace no longer has it", async () => {
    const unread = unreadRowsAfter(place, readNothing);
    expect(await unread(page("F", "E", "C"), 2)).toMatchObject([{ id: "C" }]);
  });
});

describe("the history in pages", () => {
  it("comes in pages, each session once, in order", async () => {
    const { fake, history } = await openLogTrace({ maxPerPage: 30 });
    const minutes = Array.from({ length: 130 }, (_, index) => index);
    for (const minute of minutes)
      fake.sessions.push(
        logTraceRow({
          id: `row-${minute}`,
          login_at: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
        }),
      );
    const ids = (await allOf(history())).map(({ id }) => id);
    expect(ids).toEqual(minutes.map((minute) => `row-${minute}`).reverse());
  });

  it("shows no session twice where somebody signs in between two pages", async () => {
    const { fake, history } = await openLogTrace();
    for (let index = 0; index < 60; index += 1) fake.sessions.push(logTraceRow({ id: `row-${index}` }));
    const { listEndedSessions } = history();
    const first = await listEndedSessions();
    fake.sessions.push(logTraceRow({ login_at: "2026-02-01T00:00:00Z" }));
    const second = await listEndedSessions({ cursor: first.nextCursor as string });
    const ids = [...first.sessions, ...second.sessions].map(({ id }) => id);
    expect(ids).toHaveLength(60);
    expect(new Set(ids).size).toBe(60);
  });

  it.each([
    ["fewer than a page of", 7, "different"],
    ["a whole page of", 50, "different"],
    ["a page and a half of", 75, "different"],
    ["hundreds of", 400, "different"],
    ["no", 0, "equal"],
    ["fewer than a page of", 7, "equal"],
    ["a whole page of", 50, "equal"],
    ["a page and a half of", 75, "equal"],
    ["hundreds of", 400, "equal"],
  ])(
    "repeats and skips none where %s (%i) sign-ins come in between, at %s times",
    async (_, count, times) => {
      const { fake, history } = await openLogTrace();
      const minutes = Array.from({ length: 180 }, (_, index) => index);
      for (const minute of minutes)
        fake.sessions.push(
          logTraceRow({
            id: `row-${minute}`,
            login_at: new Date(Date.UTC(2026, 0, 1, 0, times === "equal" ? 0 : -minute)).toISOString(),
          }),
        );
      const { listEndedSessions } = history();
      const ids: string[] = [];
      for (let cursor: string | undefined, pages = 0; pages < 40; pages += 1) {
        const page = await listEndedSessions(cursor === undefined ? {} : { cursor });
        ids.push(...page.sessions.map(({ id }) => id));
        cursor = page.nextCursor;
        if (cursor === undefined) break;
        // Her own, and those of another user whom the search finds as well.
        if (pages === 0)
          for (let index = 0; index < count; index += 1)
            fake.sessions.push(
              logTraceRow({ user_id: index % 2 ? "ann" : "joann", login_at: "2026-02-01T00:00:00Z" }),
            );
      }
      expect(ids).toEqual(minutes.map((minute) => `row-${minute}`));
    },
  );

  it("goes on where it was although rows of the same time reach over several pages", async () => {
    const { fake, history } = await openLogTrace({ maxPerPage: 20 });
    for (let index = 0; index < 100; index += 1)
      fake.sessions.push(logTraceRow({ id: `row-${index}`, user_id: index % 3 ? "joann" : "ann" }));
    const { listEndedSessions } = history();
    const first = await listEndedSessions();
    for (let index = 0; index < 35; index += 1)
      fake.sessions.unshift(logTraceRow({ id: `new-${index}`, user_id: "joann" }));
    const ids = first.sessions.map(({ id }) => id);
    for (let { nextCursor: cursor } = first; cursor !== undefined; ) {
      const page = await listEndedSessions({ cursor });
      ids.push(...page.sessions.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(ids).toEqual(Array.from({ length: 34 }, (_, index) => `row-${index * 3}`));
  });

  it("goes on behind a record whose time can't be read", async () => {
    const { fake, history } = await openLogTrace();
    for (let index = 0; index < 60; index += 1)
      fake.sessions.push(logTraceRow({ id: `row-${index}`, login_at: "once" }));
    const ids = (await allOf(history())).map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: 60 }, (_, index) => `row-${index}`));
  });
});
