import { DatabaseSync } from "node:sqlite";
import { createAuthMiddleware } from "better-auth/api";
import { customSession } from "better-auth/plugins";
import { describe, it } from "vitest";
import { serverDeclaration } from "../../../src/adapters/better-auth/declaration.ts";
import {
  type BetterAuthServer as Auth,
  betterAuthHistory,
  betterAuthServerAdapter,
} from "../../../src/adapters/better-auth/server.ts";
import type { Timer } from "../../../src/core/with-deadline.ts";
import { sessionHistory } from "../../../src/server/sql/index.ts";
import { type AdapterSetup, describeAdapter } from "../../../src/testing/index.ts";
import { bob, startBetterAuthServer } from "../../fakes/better-auth-server.ts";
import type { StorageName } from "../../fakes/better-auth-storage.ts";
import { holdDeadlines } from "../../support/hold-deadlines.ts";

const day = 86_400_000;
const deadlineMs = 9_876;
const noes = { forbidden: "FORBIDDEN", "rate-limited": "TOO_MANY_REQUESTS" } as const;

/** A real Better Auth server, whose storage and hooks do what the scenario says. */
const setupOn =
  (storage: StorageName, withHistory = false): AdapterSetup =>
  async (scenario) => {
    const table = new DatabaseSync(":memory:");
    const history = sessionHistory({
      query: async (text, values) => table.prepare(text).all(...values),
      dialect: "sqlite",
    });
    table.exec(history.schema);
    let isCurrentHidden = scenario === "current-unknown";
    const no = scenario === "forbidden" || scenario === "rate-limited" ? noes[scenario] : undefined;
    const server = await startBetterAuthServer({
      storage,
      databaseHooks: withHistory ? betterAuthHistory(history) : {},
      session: { additionalFields: { name: { type: "string", required: false } } },
      plugins: [customSession(async ({ user, session }) => (isCurrentHidden ? { user } : { user, session }))],
      hooks: {
        before: createAuthMiddleware(async (ctx) => {
          if (no && ctx.path === "/revoke-session") throw ctx.error(no);
        }),
      },
    });
    const laptop = await server.signIn("Laptop/1");
    if (scenario !== "only-current") {
      const phone = await server.signIn("Phone/1");
      await server.signIn("Tablet/1");
      if (scenario === "many") server.copySession(phone.sessionId(), 147);
    }
    const foreign = await server.signIn("Other/1", bob);
    const foreignId = foreign.sessionId();
    const credentials = [
      ...server.sessions.map(({ token }) => token),
      ...[laptop, foreign].flatMap(({ cookies }) => [...cookies.values()]),
    ];

    const currentId = laptop.sessionId();
    const current = server.sessions.find(({ id }) => id === currentId);
    if (!current) throw new Error("The laptop is signed in.");
    if (scenario === "expired-cookie") current.expiresAt = new Date(Date.now() - day);
    if (scenario === "step-up") current.createdAt = new Date(Date.now() - 2 * day);
    server.isDown = scenario === "server-error";
    server.isSilent = scenario === "hang";

    const { $context, api } = server.auth;
    const losesResponses = scenario === "lost-answer";
    const deadlines = new Map<object, () => void>();
    const releaseDeadlines = losesResponses ? holdDeadlines(timerIn(deadlines), deadlineMs) : () => {};
    let asked = 0;
    // Better Auth does what it is told, and its result never arrives. The deadline passes when all is done.
    const lost = async <T>(result: Promise<T>): Promise<T> => {
      asked += 1;
      const value = await result.finally(() => {
        asked -= 1;
      });
      if (!losesResponses) return value;
      setImmediate(() => {
        if (asked === 0) for (const pass of deadlines.values()) pass();
      });
      return new Promise<T>(() => {});
    };
    const context = await $context;
    const auth: Auth = {
      $context: Promise.resolve({
        ...context,
        internalAdapter: {
          ...context.internalAdapter,
          updateSession: (...update) => lost(context.internalAdapter.updateSession(...update)),
        },
      }),
      api: {
        // SQLite is synchronous: it can't be made to wait.
        getSession: (call) => (server.isSilent ? new Promise(() => {}) : api.getSession(call)),
        revokeSession: (call) => lost(api.revokeSession(call)),
      },
    };
    const adapter = betterAuthServerAdapter({
      auth,
      request: laptop.request(),
      requireFreshSession: scenario === "step-up",
      timeoutMs: scenario === "hang" ? 30 : deadlineMs,
      history: withHistory ? history : undefined,
    });
    const { revokeSession } = adapter;
    return {
      adapter:
        scenario === "conflict" && revokeSession
          ? {
              ...adapter,
              // As after a rotation: the current session is known in the list, and unknown when it revokes.
              revokeSession: (id) => {
                isCurrentHidden = true;
                return revokeSession(id);
              },
            }
          : adapter,
      truth: async () =>
        server.sessions.filter(({ expiresAt }) => expiresAt > new Date()).map(({ id }) => id),
      credentials,
      foreignId,
      close: () => {
        releaseDeadlines();
        table.close();
        return server.close();
      },
    };
  };

function timerIn(deadlines: Map<object, () => void>): Timer {
  return {
    set: (pass) => {
      const handle = {};
      deadlines.set(handle, pass);
      return handle;
    },
    clear: (handle) => void deadlines.delete(handle as object),
  };
}

for (const storage of ["memory", "sqlite", "secondary"] as const)
  describeAdapter(`betterAuthServerAdapter, sessions in ${storage}`, setupOn(storage), {
    describe,
    it,
    cannot: serverDeclaration.cannot,
  });

describeAdapter("betterAuthServerAdapter with a history", setupOn("sqlite", true), {
  describe,
  it,
  cannot: serverDeclaration.cannot,
});
