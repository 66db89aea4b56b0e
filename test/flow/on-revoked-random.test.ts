import fc from "fast-check";
import { expect, it } from "vitest";
import type { SessionsAdapter } from "../../src/contract.ts";
import { SessionsError, type SessionsErrorCode } from "../../src/core/errors.ts";
import { createSessionsHandler, type RevokedSessions } from "../../src/server/index.ts";
import { basePath, post } from "../server/support/requests.ts";

/** What the backend does with the revocation of one session. */
const fates = ["ends", "ends", "ends-but-fails", "fails", "claims", "refuses", "was-gone"] as const;
const codes: Record<string, SessionsErrorCode> = {
  "ends-but-fails": "network",
  fails: "backend",
  refuses: "forbidden",
  "was-gone": "not-found",
};

const schedule = fc.record({
  fates: fc.array(fc.constantFrom(...fates), { maxLength: 7 }),
  /** 7 = an id that never was, 8 = the current session, 9 = all others. */
  target: fc.integer({ min: 0, max: 9 }),
  hasMethodForOthers: fc.boolean(),
  /** What happens between the answer and the list after: some end by themselves, some sign in, the current id rotates. */
  endsAlone: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 2 }),
  signIns: fc.integer({ min: 0, max: 2 }),
  rotates: fc.boolean(),
  listAfter: fc.constantFrom("whole", "whole", "whole", "truncated", "fails", "of-another"),
  hook: fc.constantFrom("works", "works", "throws", "rejects"),
  doesWaitUntilThrow: fc.boolean(),
  turns: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 }),
});
type Schedule = typeof schedule extends fc.Arbitrary<infer T> ? T : never;

/** Runs one request by the schedule, to the end of what follows it. */
async function run(plan: Schedule) {
  const alive = new Map(plan.fates.map((fate, index) => [`other-${index}`, fate]));
  const everListed = new Set<string>();
  /** What this request has ended, as the backend knows it. */
  const ended = new Set<string>();
  const events: string[] = [];
  const errors: unknown[] = [];
  const told: RevokedSessions[] = [];
  const promises: Promise<void>[] = [];
  let currentId = "me";
  let lists = 0;
  let turn = 0;
  const pause = async () => {
    turn += 1;
    for (let left = plan.turns[turn % plan.turns.length] ?? 0; left > 0; left -= 1)
      await new Promise((resolve) => setImmediate(resolve));
  };
  const revoke = async (id: string) => {
    await pause();
    const fate = alive.get(id) ?? "was-gone";
    if (fate.startsWith("ends")) {
      alive.delete(id);
      ended.add(id);
    }
    if (fate === "was-gone") alive.delete(id);
    await pause();
    const code = codes[fate];
    if (code) throw new SessionsError(code, "No.");
  };
  const meanwhile = () => {
    for (const index of plan.endsAlone) alive.delete(`other-${index}`);
    for (let count = 0; count < plan.signIns; count += 1) alive.set(`new-${count}`, "ends");
    if (plan.rotates) currentId = "me-again";
  };
  const adapter: SessionsAdapter = {
    name: "random",
    async listSessions() {
      lists += 1;
      events.push("list");
      if (lists === 2) meanwhile();
      await pause();
      if (lists === 2 && plan.listAfter === "fails") throw new SessionsError("network", "No.");
      const sessions = [currentId, ...alive.keys()].map((id) => ({ id, isCurrent: id === currentId }));
      if (lists === 1) for (const { id } of sessions) everListed.add(id);
      const isAnothers = lists === 2 && plan.listAfter === "of-another";
      return {
        sessions,
        subject: isAnothers ? "ben" : "ann",
        ...(lists === 2 && plan.listAfter === "truncated" && { truncated: true }),
      };
    },
    revokeSession: revoke,
    ...(plan.hasMethodForOthers && {
      async revokeOtherSessions() {
        const failures: unknown[] = [];
        for (const id of [...alive.keys()]) await revoke(id).catch((error) => failures.push(error));
        if (failures.length > 0) throw new SessionsError("backend", "Half done.");
      },
    }),
  };
  const handler = createSessionsHandler({
    basePath,
    adapter: () => adapter,
    onError: (error) => errors.push(error),
    onRevoked(revoked) {
      events.push("told");
      told.push(revoked);
      if (plan.hook === "throws") throw new RangeError("Mine.");
      return plan.hook === "rejects" && Promise.reject(new RangeError("Mine."));
    },
    waitUntil(promise) {
      promises.push(promise);
      if (plan.doesWaitUntilThrow) throw new TypeError("No context.");
    },
  });
  const id = ["never-was", "me"][plan.target - 7] ?? `other-${plan.target}`;
  const request = plan.target === 9 ? post("/revoke-others", {}) : post("/revoke", { id });
  const { status } = await handler(request);
  events.push("answered");
  await Promise.all(promises);
  return { status, request, id, alive, everListed, ended, events, errors, told, promises };
}

it("whatever lists, revocations and hooks do: told are exactly those that ended, once, after the answer", async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async (plan) => {
      const { status, request, id, alive, everListed, ended, events, errors, told, promises } =
        await run(plan);
      expect([204, 207, 403, 409, 502]).toContain(status);

      expect(told.length).toBeLessThanOrEqual(1);
      const [{ ids = [], ...rest } = {} as Partial<RevokedSessions>] = told;
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).not.toContain("me");
      expect(ids.filter((one) => !everListed.has(one) || alive.has(one))).toEqual([]);
      if (told.length > 0) {
        expect(ids).not.toEqual([]);
        expect(rest).toEqual({ all: plan.target === 9, subject: "ann", request });
        if (plan.target !== 9) expect(ids).toEqual([id]);
        expect(plan.listAfter).toBe("whole");
      }
      if (plan.listAfter === "whole") expect([...ended].filter((one) => !ids.includes(one))).toEqual([]);
      else if (ended.size > 0) expect(errors.map(String).join()).toContain("onRevoked was not called");

      const failures = told.length > 0 && plan.hook !== "works" ? 1 : 0;
      expect(errors.filter((error) => error instanceof RangeError)).toHaveLength(failures);
      expect(promises.length).toBeLessThanOrEqual(1);
      if (ended.size > 0) expect(promises).toHaveLength(1);
      if (plan.target === 7 || plan.target === 8) expect([told, promises]).toEqual([[], []]);

      const answered = events.indexOf("answered");
      expect(events.slice(0, answered)).toEqual(["list"]);
      expect(["", "list", "list,told"]).toContain(events.slice(answered + 1).join());
    }),
    { numRuns: 1500 },
  );
});
