import { describe, expect, it } from "vitest";
import type { SessionList, UserSession } from "../../src/contract.ts";
import { SessionsError, type SessionsErrorCode } from "../../src/core/errors.ts";
import { recordingAdapter } from "./support/recording-adapter.ts";
import { post } from "./support/requests.ts";
import { serve } from "./support/serve.ts";

const session = (id: string, isCurrent = false): UserSession => ({ id, isCurrent });
const me = session("me", true);

/** A backend that answers with one list after the other and ends what it is told to. */
const backendOf = (
  lists: readonly (SessionList | SessionsError)[],
  revokeSession: (id: string) => Promise<void> = async () => {},
) => {
  const left = [...lists];
  const { adapter, calls } = recordingAdapter({
    name: "by-hand",
    listSessions: async () => {
      const next = left.shift() ?? new Error("One list too many.");
      if (next instanceof Error) throw next;
      return next;
    },
    revokeSession,
  });
  const sent = () => calls.filter((call) => call !== "list");
  return { ...serve(adapter), sent };
};
const cut = (...sessions: UserSession[]): SessionList => ({ sessions, truncated: true });

describe("the others behind a truncated list, one by one", () => {
  it("are not ended where a later list does not say which session asks", async () => {
    const { ask, sent } = backendOf([cut(me, session("a")), { sessions: [session("me"), session("b")] }]);
    const { status, json } = await ask(post("/revoke-others", {}));
    expect([status, json]).toMatchObject([502, { code: "backend" }]);
    expect(sent()).toEqual(["revoke a"]);
  });

  it("never have a session among them that any list has called the one that asks", async () => {
    const { ask, sent } = backendOf([
      cut(me, session("a")),
      { sessions: [session("me"), session("b"), session("c", true)] },
    ]);
    expect((await ask(post("/revoke-others", {}))).status).toBe(204);
    expect(sent()).toEqual(["revoke a", "revoke b"]);
  });

  it.each<SessionsErrorCode>([
    "unauthenticated",
    "reauth-required",
    "forbidden",
    "rate-limited",
    "unsupported",
  ])(
    "are left open where some have ended and the next list is refused with %s, which would say that none has",
    async (code) => {
      const { ask } = backendOf([cut(me, session("a")), new SessionsError(code, "No.")]);
      const { status, json } = await ask(post("/revoke-others", {}));
      expect([status, json]).toMatchObject([502, { code: "backend" }]);
    },
  );

  it("are done where those that were listed have ended and no list shows another one", async () => {
    const { ask, sent } = backendOf([cut(me, session("a")), cut(me)]);
    expect((await ask(post("/revoke-others", {}))).status).toBe(204);
    expect(sent()).toEqual(["revoke a"]);
  });

  it("are not said to be done where the list shows none of them", async () => {
    const { ask } = backendOf([cut(me)]);
    expect((await ask(post("/revoke-others", {}))).json).toMatchObject({ status: 502, code: "backend" });
  });
});

describe("the others, one by one", () => {
  it.each<[SessionsErrorCode, number]>([
    ["unauthenticated", 401],
    ["reauth-required", 403],
    ["rate-limited", 429],
    ["unsupported", 501],
  ])("are not sent any more after %s, which holds for all of them", async (code, status) => {
    const others = Array.from({ length: 40 }, (_, index) => session(`other-${index}`));
    const { ask, sent } = backendOf([{ sessions: [me, ...others] }], async () => {
      throw new SessionsError(code, "No.");
    });
    expect((await ask(post("/revoke-others", {}))).status).toBe(status);
    expect(sent()).toHaveLength(4);
  });

  it("count as failed where they were not sent", async () => {
    const others = Array.from({ length: 40 }, (_, index) => session(`other-${index}`));
    let ended = 0;
    const { ask } = backendOf([{ sessions: [me, ...others] }], async () => {
      if (ended === 3) throw new SessionsError("rate-limited", "No.");
      ended += 1;
    });
    expect((await ask(post("/revoke-others", {}))).json).toEqual({ failed: 37 });
  });

  it("count as failed where their rows can't be read, so that nobody could name them", async () => {
    const unreadable = { id: "", isCurrent: false };
    const { ask, sent } = backendOf([{ sessions: [me, session("a"), unreadable, unreadable] }]);
    const { status, json } = await ask(post("/revoke-others", {}));
    expect([status, json]).toEqual([207, { failed: 2 }]);
    expect(sent()).toEqual(["revoke a"]);
  });
});

it("an id that a truncated list lacks gets one answer, whether the backend calls it foreign or unknown", async () => {
  const answers = [];
  for (const code of ["forbidden", "not-found"] as const) {
    const { ask } = backendOf([cut(me, session("a"))], async () => {
      throw new SessionsError(code, "No.");
    });
    answers.push(await ask(post("/revoke", { id: "b" })));
  }
  expect(answers[0]).toMatchObject({ status: 502, json: { code: "backend" } });
  expect(answers[1]).toEqual(answers[0]);
});
