import { afterEach, describe, expect, it, vi } from "vitest";
import { adapterOver, json, me, never, posts, row, signedIn, unauthorized } from "./scripted-adapter.ts";

afterEach(() => {
  vi.useRealTimers();
});

describe("a signal and a deadline", () => {
  it.each(["revokeSession", "revokeOtherSessions"] as const)(
    "what the deadline has called unanswered is not sent after it: %s",
    async (method) => {
      vi.useFakeTimers();
      let respond = (_: Response) => {};
      const late = new Promise<Response>((resolve) => {
        respond = resolve;
      });
      const { adapter, sent } = adapterOver([me, row("phone")], { "get-session": () => late });
      const failed = expect(adapter[method]?.("phone")).rejects.toMatchObject({ code: "timeout" });
      await vi.advanceTimersByTimeAsync(15_000);
      await failed;
      respond(Response.json(signedIn));
      await vi.advanceTimersByTimeAsync(1000);
      expect(posts(sent)).toEqual([]);
    },
  );
});

describe("ending one session", () => {
  it("asks who asks, and lists nothing, where it knows the token", async () => {
    const { adapter, sent, requests } = adapterOver([me, row("phone")]);
    await adapter.listSessions();
    sent.length = 0;
    await adapter.revokeSession?.("phone");
    expect(sent).toEqual(["GET /get-session", "POST /revoke-session"]);
    expect(await requests.at(-1)?.json()).toEqual({ token: "token-of-phone" });
  });

  it("lists once more for an id that it does not know", async () => {
    const rows = [me];
    const { adapter, sent } = adapterOver(rows);
    await adapter.listSessions();
    rows.push(row("new"));
    sent.length = 0;
    await adapter.revokeSession?.("new");
    expect(sent.sort()).toEqual(["GET /get-session", "GET /list-sessions", "POST /revoke-session"]);
  });

  it.each(["gone", "__proto__", "constructor", ""])("%o, which no list has, is not found", async (id) => {
    const { adapter, sent } = adapterOver([me, row("phone")]);
    await adapter.listSessions();
    await expect(adapter.revokeSession?.(id)).rejects.toMatchObject({ code: "not-found" });
    expect(posts(sent)).toEqual([]);
  });

  it("better-auth-masked-tokens: sends nothing where the list masks the token", async () => {
    for (const token of ["", null, 7]) {
      const { adapter, sent } = adapterOver([me, row("phone", { token })]);
      await expect(adapter.revokeSession?.("phone")).rejects.toMatchObject({ code: "not-found" });
      expect(sent).not.toContain("POST /revoke-session");
    }
  });

  it("better-auth-null-session: says signed out where get-session answers null, whatever is listed", async () => {
    const { adapter, sent } = adapterOver([me, row("phone")], { "get-session": () => Response.json(null) });
    await expect(adapter.revokeSession?.("phone")).rejects.toMatchObject({ code: "unauthenticated" });
    expect(sent).not.toContain("POST /revoke-session");
  });

  it("is refused for the session that asks where get-session hides its token", async () => {
    const { adapter, sent } = adapterOver([me], { "get-session": { session: { id: "me" }, user: {} } });
    await adapter.listSessions();
    await expect(adapter.revokeSession?.("me")).rejects.toMatchObject({ code: "current-session" });
    expect(sent).not.toContain("POST /revoke-session");
  });

  it("is refused where the token is the one of the session that asks, whatever the ids say", async () => {
    const { adapter, sent } = adapterOver([me, row("twin", { token: me.token })]);
    await expect(adapter.revokeSession?.("twin")).rejects.toMatchObject({ code: "current-session" });
    expect(sent).not.toContain("POST /revoke-session");
  });

  it("is refused where the session that asks can't be known any more", async () => {
    let session: unknown = signedIn;
    const { adapter, sent } = adapterOver([me, row("phone")], {
      "get-session": () => Response.json(session),
    });
    await adapter.listSessions();
    session = { user: {} };
    await expect(adapter.revokeSession?.("phone")).rejects.toMatchObject({ code: "current-unknown" });
    expect(sent).not.toContain("POST /revoke-session");
  });

  it("says signed out where nobody is signed in any more, with tokens at hand", async () => {
    let isSignedIn = true;
    const { adapter, sent } = adapterOver([], {
      "get-session": () => Response.json(isSignedIn ? signedIn : null),
      "list-sessions": () => (isSignedIn ? [me, row("phone")] : unauthorized()),
    });
    await adapter.listSessions();
    isSignedIn = false;
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "unauthenticated" });
    sent.length = 0;
    await expect(adapter.revokeSession?.("phone")).rejects.toMatchObject({ code: "unauthenticated" });
    expect(sent).toContain("GET /list-sessions");
  });
});

describe("ending all others", () => {
  it.each([
    [403, { code: "SESSION_NOT_FRESH" }, "reauth-required"],
    [429, {}, "rate-limited"],
    [500, {}, "backend"],
  ])("ends nothing where no list can be had (%s), which says what was ended", async (status, body, code) => {
    const { adapter, sent } = adapterOver([], { "list-sessions": () => json(body, status) });
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code });
    expect(posts(sent)).toEqual([]);
  });

  /** A server whose `revoke-other-sessions` does this to the rows, and whose `revoke-session` works. */
  function others(
    count: number,
    revokeOthers: (rows: ReturnType<typeof row>[]) => ReturnType<typeof row>[],
    script = {},
  ) {
    let rows = [me, ...Array.from({ length: count }, (_, index) => row(`other-${index}`))];
    return adapterOver([], {
      "list-sessions": () => rows,
      "revoke-other-sessions": () => {
        rows = revokeOthers(rows);
        return { status: true };
      },
      "revoke-session": async (request: Request) => {
        const { token } = await request.json();
        rows = rows.filter((one) => one.token !== token);
        return { status: true };
      },
      ...script,
    });
  }

  it("is one call where the next list agrees", async () => {
    const { adapter, sent } = others(3, () => [me]);
    await adapter.revokeOtherSessions?.();
    expect(posts(sent)).toEqual(["POST /revoke-other-sessions"]);
  });

  it("ends by token what the call leaves standing, and asks once more", async () => {
    const { adapter, sent } = others(2, (rows) => rows);
    await adapter.revokeOtherSessions?.();
    expect(posts(sent)).toEqual([
      "POST /revoke-other-sessions",
      "POST /revoke-other-sessions",
      "POST /revoke-session",
      "POST /revoke-session",
      "POST /revoke-other-sessions",
    ]);
  });

  it("gives up in the end where {status: true} is all that ever happens", async () => {
    const { adapter, sent } = others(2, (rows) => rows, { "revoke-session": { status: true } });
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    expect(sent.filter((line) => line.endsWith("revoke-other-sessions"))).toHaveLength(10);
  });

  it("never ends the session that asks by a row that has its token", async () => {
    const twin = row("twin", { token: me.token });
    const { adapter, sent } = others(0, () => [me, twin]);
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    expect(sent).not.toContain("POST /revoke-session");
  });

  it("sends no request by token after its deadline", async () => {
    vi.useFakeTimers();
    let respond = (_: Response) => {};
    const { adapter, sent } = others(2, (rows) => rows, {
      "revoke-session": () =>
        new Promise<Response>((resolve) => {
          respond = resolve;
        }),
    });
    const failed = expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    await vi.advanceTimersByTimeAsync(15_000);
    await failed;
    respond(Response.json({ status: true }));
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent.filter((line) => line.endsWith("revoke-session"))).toHaveLength(1);
  });

  it.each([
    [401, "unauthenticated"],
    [403, "forbidden"],
    [429, "rate-limited"],
  ])("fails with the server's own no (%s) where nothing was ended", async (status, code) => {
    const { adapter } = others(2, () => [me], { "revoke-other-sessions": () => json({}, status) });
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code });
  });

  it.each(["list-sessions", "get-session", "revoke-session"])(
    "leaves the outcome open where %s fails after sessions were ended",
    async (endpoint) => {
      let calls = 0;
      const { adapter } = others(2, (rows) => rows, {
        [endpoint]: () => {
          calls += 1;
          // Both are read once before anything is revoked.
          if (calls === 1 && endpoint === "get-session") return signedIn;
          if (calls === 1 && endpoint === "list-sessions") return [me];
          return json({}, 429, { "x-retry-after": "5" });
        },
      });
      await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({
        code: "backend",
        cause: { code: "rate-limited" },
      });
    },
  );

  it("leaves the outcome open where the deadline comes after sessions were ended", async () => {
    vi.useFakeTimers();
    let lists = 0;
    const { adapter } = others(2, () => [me], {
      "list-sessions": () => {
        lists += 1;
        return lists === 1 ? [me] : never();
      },
    });
    const failed = expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    await vi.advanceTimersByTimeAsync(15_000);
    await failed;
  });

  it("sends nothing more after the first one that could not be ended by token", async () => {
    const { adapter, sent } = others(50, (rows) => rows, { "revoke-session": () => json({}, 429) });
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    expect(sent.filter((line) => line.endsWith("revoke-session"))).toHaveLength(1);
  });

  it("stops where somebody else has signed in meanwhile", async () => {
    const bobs = row("bob-1", { userId: "bob" });
    let caller = me;
    const { adapter, sent } = others(
      2,
      (rows) => {
        caller = bobs;
        return rows;
      },
      {
        "get-session": () => ({ session: caller, user: {} }),
      },
    );
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    expect(posts(sent)).toEqual(["POST /revoke-other-sessions"]);
  });

  it("stops where the list is somebody else's already and get-session is not yet", async () => {
    const { adapter, sent } = others(2, () => [
      row("bob-1", { userId: "bob" }),
      row("bob-2", { userId: "bob" }),
    ]);
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    expect(posts(sent)).toEqual(["POST /revoke-other-sessions"]);
  });
});
