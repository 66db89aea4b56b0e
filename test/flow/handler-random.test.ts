import fc from "fast-check";
import { expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { SessionsAdapter } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { recordingAdapter } from "../server/support/recording-adapter.ts";
import { get, post } from "../server/support/requests.ts";
import { serve } from "../server/support/serve.ts";

const statuses = [200, 204, 207, 400, 401, 403, 404, 405, 408, 409, 413, 415, 429, 500, 501, 502, 504];
const paths = ["/revoke", "/revoke-others", "/rename"];

const mention = fc.constantFrom(
  "id",
  "name",
  "session-1",
  "session-2",
  "session-9",
  "__proto__",
  "constructor",
  "",
  "\ud800",
);
const member = fc.oneof(mention, fc.string({ unit: "grapheme" }), fc.jsonValue());
const likely = fc.record({ id: member, name: member }, { requiredKeys: [] });
const body = fc.oneof(
  fc.oneof(likely, fc.dictionary(mention, member), fc.jsonValue()).map((value) => JSON.stringify(value)),
  fc.string({ unit: "binary" }).map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({ maxLength: 100 }),
);

it("whatever body comes, the answer is one of ours and only what the list has is reached", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), body, async (path, sent) => {
      const { adapter, calls } = recordingAdapter(memoryAdapter(createFixtures({ count: 3 })));
      const { ask, errors } = serve(adapter);
      const { status } = await ask(post(path, sent));
      expect([204, 400, 409]).toContain(status);
      expect(errors).toEqual([]);
      const reached = calls.filter((call) => call !== "list");
      expect(
        reached.filter((call) => !/^(revoke-others$|revoke session-[23]$|rename session-[123] )/.test(call)),
      ).toEqual([]);
      expect(reached.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1500 },
  );
});

const odd = fc.anything({
  withNullPrototype: true,
  withDate: true,
  withMap: true,
  withBigInt: true,
  withSparseArray: true,
  withTypedArray: true,
});
const row = fc.record(
  {
    id: fc.oneof(fc.constantFrom("session-1", "session-2"), odd),
    isCurrent: fc.oneof(fc.boolean(), odd),
    ipAddress: fc.oneof(fc.ipV4(), fc.ipV6(), odd),
    lastActiveAt: odd,
    device: odd,
    location: odd,
    name: odd,
    userAgent: odd,
    notRevocable: odd,
  },
  { requiredKeys: [] },
);
const result = fc.oneof(
  odd,
  fc.record(
    {
      sessions: fc.oneof(fc.array(fc.oneof(row, odd), { maxLength: 6 }), odd),
      can: odd,
      truncated: odd,
      serverTime: odd,
      nextCursor: odd,
    },
    { requiredKeys: ["sessions"] },
  ),
);
const code = fc.constantFrom(
  "unauthenticated",
  "not-found",
  "rate-limited",
  "network",
  "current-session",
  "toString",
  "constructor",
);
const outcome = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("returns" as const), value: result }) },
  fc.record({
    kind: fc.constant("throws" as const),
    value: fc.oneof(
      odd,
      code.map((one) => new SessionsError(one as never, "No.")),
    ),
  }),
);
type Outcome = typeof outcome extends fc.Arbitrary<infer T> ? T : never;

it("whatever an adapter returns or throws, the answer is one of ours and the current session is never sent", async () => {
  const call = ({ kind, value }: Outcome) => {
    if (kind === "throws") throw value;
    return value as never;
  };
  await fc.assert(
    fc.asyncProperty(outcome, outcome, fc.boolean(), async (listed, changed, hasOthers) => {
      const revoked: string[] = [];
      const adapter: SessionsAdapter = {
        name: "random",
        listSessions: async () => call(listed),
        async revokeSession(id) {
          revoked.push(id);
          return call(changed);
        },
        ...(hasOthers && { revokeOtherSessions: () => call(changed) }),
        renameSession: () => call(changed),
        listEndedSessions: async () => call(changed),
      };
      const { ask } = serve(adapter);
      const list = await ask(get());
      const current =
        list.status === 200
          ? (list.json as { sessions: { id: string; isCurrent: boolean }[] }).sessions.filter(
              (session) => session.isCurrent,
            )
          : [];
      const requests = [
        get("/ended"),
        post("/revoke", { id: "session-1" }),
        post("/revoke", { id: "session-2" }),
        post("/revoke-others", {}),
        post("/rename", { id: "session-1", name: "x" }),
      ];
      for (const request of requests) expect(statuses).toContain((await ask(request)).status);
      if (current.length !== 1) expect(revoked).toEqual([]);
      expect(revoked).not.toContain(current[0]?.id);
    }),
    { numRuns: 1500 },
  );
});
