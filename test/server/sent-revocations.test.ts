import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { SessionList } from "../../src/contract.ts";
import { SessionsError, type SessionsErrorCode } from "../../src/core/errors.ts";
import { idsAtStake, sentRevocations } from "../../src/server/sent-revocations.ts";
import { held } from "./support/held.ts";

const list = (currentId: string, ...ids: string[]): SessionList => ({
  sessions: [currentId, ...ids].map((id) => ({ id, isCurrent: id === currentId })),
});
const target = { adapter: memoryAdapter([]), list: list("me", "a"), id: "a", all: false };
const failing = (code: SessionsErrorCode) => async () => {
  throw new SessionsError(code, "No.");
};

describe("sentRevocations", () => {
  it("has nothing before the first one is sent", () => {
    const sent = sentRevocations();
    expect([sent.target(), sent.mayHaveEnded(), sent.lists()]).toEqual([undefined, false, []]);
  });

  it("gives back what was sent, at once", async () => {
    const sent = sentRevocations();
    let isSent = false;
    const result = sent.send(target, () => {
      isSent = true;
      return "done";
    });
    expect(isSent).toBe(true);
    expect(await result).toBe("done");
    expect(sent.mayHaveEnded()).toBe(true);
  });

  it.each<[SessionsErrorCode, boolean, boolean]>([
    ["not-found", false, true],
    ["forbidden", false, false],
    ["rate-limited", false, false],
    ["current-session", false, false],
    ["network", true, false],
    ["timeout", true, false],
    ["backend", true, false],
    ["bad-response", true, false],
  ])("after %s: may have ended %s, was gone %s", async (code, mayHaveEnded, wasGone) => {
    const sent = sentRevocations();
    await expect(sent.send(target, failing(code))).rejects.toMatchObject({ code });
    expect([sent.mayHaveEnded(), sent.wasGone("a")]).toEqual([mayHaveEnded, wasGone]);
  });

  it("takes what is no error of ours for one that leaves the outcome open", async () => {
    const sent = sentRevocations();
    const send = () => {
      throw new TypeError("A mistake in the adapter.");
    };
    await expect(sent.send(target, send)).rejects.toThrow(TypeError);
    expect(sent.mayHaveEnded()).toBe(true);
  });

  it("may have ended something if one of many has", async () => {
    const sent = sentRevocations();
    await sent.send(target, failing("forbidden")).catch(() => {});
    await sent.send({ ...target, id: "b" }, async () => {});
    await sent.send({ ...target, id: "c" }, failing("not-found")).catch(() => {});
    expect(sent.mayHaveEnded()).toBe(true);
  });

  it("is settled when none is under way any more, however they end", async () => {
    const [first, second] = [held<void>(), held<void>()];
    const sent = sentRevocations();
    void sent.send(target, () => first.promise);
    void sent.send({ ...target, id: "b" }, () => second.promise.then(failing("network"))).catch(() => {});
    let isSettled = false;
    const settled = sent.settled().then(() => {
      isSettled = true;
    });
    first.release();
    await new Promise((resolve) => setImmediate(resolve));
    expect(isSettled).toBe(false);
    second.release();
    await settled;
    expect(isSettled).toBe(true);
  });

  it("keeps each list once, in order", async () => {
    const [one, two] = [list("me", "a", "b"), list("me", "c")];
    const sent = sentRevocations();
    for (const of of [one, one, two]) await sent.send({ ...target, list: of }, async () => {});
    expect(sent.lists()).toEqual([one, two]);
  });
});

describe("idsAtStake", () => {
  it("are all but the current session, once each, in the order of the lists", () => {
    expect(idsAtStake([list("me", "b", "a"), list("me", "a", "c")])).toEqual(["b", "a", "c"]);
  });

  it("lack each session that any list calls the current one", () => {
    expect(idsAtStake([list("me", "a"), list("new", "me", "b")])).toEqual(["a", "b"]);
  });

  it("are the one that was asked for, if a list has it", () => {
    expect(idsAtStake([list("me", "a", "b")], "b")).toEqual(["b"]);
    expect(idsAtStake([list("me", "a", "b")], "c")).toEqual([]);
    expect(idsAtStake([list("me", "a", "b")], "me")).toEqual([]);
  });
});
