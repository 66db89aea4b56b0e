import { memoryAdapter } from "../../../src/adapters/memory/adapter.ts";
import type { SessionsAdapter, UserSession } from "../../../src/contract.ts";
import type { AdapterScenario } from "../../../src/core/adapter-declaration.ts";
import { SessionsError, type SessionsErrorCode } from "../../../src/core/errors.ts";
import { createSessionsHandler } from "../../../src/server/index.ts";
import { createFixtures, faultyAdapter } from "../../../src/testing/index.ts";

type Handler = (request: Request) => Promise<Response>;

/** The real handler, with two users who are signed in by cookie. */
export interface RestBackend {
  handler: Handler;
  truth(): Promise<string[]>;
  end(id: string): Promise<void>;
  /** The cookie of the user whose sessions are listed. */
  cookie: string;
  credentials: string[];
  foreignId: string;
}

const anns = "token-of-anns-laptop-4711";
const bobs = "token-of-bobs-laptop-0815";
const refusals: Partial<Record<AdapterScenario, SessionsErrorCode>> = {
  "step-up": "reauth-required",
  "rate-limited": "rate-limited",
  forbidden: "forbidden",
};

function sessionsIn(scenario: AdapterScenario): UserSession[] {
  const count = scenario === "only-current" ? 1 : scenario === "many" ? 150 : 3;
  const sessions = createFixtures({ count });
  return scenario === "current-unknown" ? sessions.map((one) => ({ ...one, isCurrent: false })) : sessions;
}

/** Creates the scenarios of the server. Those of the connection are left to the transport. */
export function createRestBackend(scenario: AdapterScenario, origin: string): RestBackend {
  const ann = memoryAdapter(sessionsIn(scenario));
  const foreignId = "session-of-bob";
  const bob = memoryAdapter([{ id: foreignId, isCurrent: true }]);
  const conflicts = Array.from({ length: 20 }, () => {
    return { on: "revoke", when: "before", code: "current-session" } as const;
  });

  const adapterOf = (request: Request): SessionsAdapter | null => {
    const cookie = request.headers.get("cookie");
    if (cookie === `session=${bobs}`) return bob;
    if (cookie !== `session=${anns}` || scenario === "expired-cookie") return null;
    if (scenario === "server-error") throw new Error(`The database refused ${anns}.`);
    const refusal = refusals[scenario];
    if (refusal) throw new SessionsError(refusal, `Refused ${anns}.`, { retryAfterSeconds: 7 });
    return scenario === "conflict" ? faultyAdapter(ann, conflicts) : ann;
  };

  return {
    handler: createSessionsHandler({
      adapter: adapterOf,
      basePath: "/api/devices",
      allowedOrigins: [origin],
      onError: () => {},
    }),
    truth: async () => {
      const lists = await Promise.all([ann.listSessions(), bob.listSessions()]);
      return lists.flatMap(({ sessions }) => sessions.map(({ id }) => id));
    },
    end: async (id) => void (await ann.revokeSession?.(id)),
    cookie: `session=${anns}`,
    credentials: [anns, bobs],
    foreignId,
  };
}
