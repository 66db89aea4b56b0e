import { expect, test } from "vitest";
import { authJsSessions } from "../../../src/adapters/authjs/server.ts";

const fine = { query: async () => [], dialect: "postgres" } as const;

test.each<[string, object | undefined]>([
  ["pass { query, dialect }", undefined],
  ["shape must be pg, drizzle, prisma, kysely", { shape: "mongo" }],
  ["shape must be", { shape: "toString" }],
  ["maxAge must be", { maxAge: 0 }],
  ["maxAge must be", { maxAge: "30d" }],
  ["updateAge must be", { updateAge: -1 }],
  ["cookieName must be", { cookieName: " " }],
  ["columns must be", { columns: "sessionToken" }],
  ["columns has no member token", { columns: { token: "x" } }],
  ["columns.key must be", { columns: { key: 'x"; --' } }],
  ["table must be", { table: "a b" }],
  ["instants must be", { instants: "date" }],
  ["query must be", { query: null }],
  ["dialect must be", { dialect: "mysql" }],
  ["keepDays can't be", { keepDays: 0 }],
  ["timeoutMs can't be", { timeoutMs: 0 }],
  ["details must be", { details: "sessions" }],
])("a wrong option is told at once: %s", (message, options) => {
  expect(() => authJsSessions((options && { ...fine, ...options }) as typeof fine)).toThrow(TypeError);
  expect(() => authJsSessions((options && { ...fine, ...options }) as typeof fine)).toThrow(
    `authJsSessions: ${message}`,
  );
});

test("a request without headers is a mistake, and told as one", async () => {
  const { callerOf } = authJsSessions(fine);
  await expect(callerOf({} as Request)).rejects.toThrow("callerOf: request must be a Request");
});

test("null is handed through: nobody has no adapter", () => {
  expect(authJsSessions(fine).adapter(null)).toBeNull();
});

test("the adapter's name tells it from others, and may be chosen", () => {
  const caller = { userId: "ann", key: "key-1" };
  expect(authJsSessions(fine).adapter(caller).name).toBe("authjs");
  expect(authJsSessions({ ...fine, name: "shop" }).adapter(caller).name).toBe("shop");
});
