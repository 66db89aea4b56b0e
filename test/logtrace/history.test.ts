import { describe, expect, it } from "vitest";
import { logTraceRow, openLogTrace } from "../fakes/logtrace-fake/open-logtrace.ts";

const zero = "0001-01-01T00:00:00Z";

describe("the history", () => {
  it("has a session once that LogTrace has twice, and each record without a token", async () => {
    const { fake, history } = await openLogTrace();
    fake.sessions.push(
      logTraceRow({ id: "row-a", token: "sent-again", logout_at: zero }),
      logTraceRow({ id: "row-b", token: "sent-again" }),
      logTraceRow({ id: "row-c", token: "" }),
      logTraceRow({ id: "row-d", token: "sent-again" }),
      logTraceRow({ id: "row-e", token: "" }),
    );
    const { sessions } = await history().listEndedSessions();
    expect(sessions.map(({ id }) => id)).toEqual(["row-b", "row-c", "row-e"]);
  });

  it("is empty for a user without records", async () => {
    const { history } = await openLogTrace();
    expect(await history().listEndedSessions()).toEqual({ sessions: [] });
  });
});

describe("the history in pages", () => {
  it("asks LogTrace at most five times for one page, which may then be empty and have a next one", async () => {
    const { fake, history } = await openLogTrace();
    for (let index = 0; index < 260; index += 1) fake.sessions.push(logTraceRow({ logout_at: zero }));
    fake.sessions.push(logTraceRow({ login_at: "2025-01-01T00:00:00Z", id: "row-a" }));
    const first = await history().listEndedSessions();
    expect(fake.requests).toHaveLength(5);
    expect(first.sessions).toEqual([]);
    const second = await history().listEndedSessions({ cursor: first.nextCursor as string });
    expect(second.sessions.map(({ id }) => id)).toEqual(["row-a"]);
    expect(second.nextCursor).toBeUndefined();
  });
});

describe("a history that fails", () => {
  it.each([
    ["network", "network"],
    ["hang", "timeout"],
    ["html", "bad-response"],
    [{ status: 200, text: '{"sessions":7}' }, "bad-response"],
    [{ status: 401 }, "backend"],
    [{ status: 402 }, "backend"],
    [{ status: 403 }, "backend"],
    [{ status: 500 }, "backend"],
    [{ status: 429 }, "rate-limited"],
  ] as const)("with %o is never the person's own doing", async (failure, code) => {
    const { fake, history } = await openLogTrace();
    fake.failure = failure;
    const { listEndedSessions } = history(failure === "hang" ? { timeoutMs: 50 } : {});
    await expect(listEndedSessions()).rejects.toMatchObject({
      name: "LogTraceError",
      code,
    });
  });

  it.each(["", "0.", "x", "1", "1.row-1", "1.x.row-1", "1.5.", "99999999999.", "1.\u0000".repeat(600)])(
    "because the cursor %j is not its own sends nothing",
    async (cursor) => {
      const { fake, history } = await openLogTrace();
      await expect(history().listEndedSessions({ cursor })).rejects.toMatchObject({ code: "bad-response" });
      expect(fake.requests).toEqual([]);
    },
  );

  it("because it was aborted rejects with the reason", async () => {
    const { fake, history } = await openLogTrace();
    fake.failure = "hang";
    const controller = new AbortController();
    const reason = new Error("The page does not need it any more.");
    const page = history().listEndedSessions({ signal: controller.signal });
    await expect.poll(() => fake.requests).toHaveLength(1);
    controller.abort(reason);
    await expect(page).rejects.toBe(reason);
  });
});
