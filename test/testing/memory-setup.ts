import { type MemoryAdapterOptions, memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { SessionsAdapter, UserSession } from "../../src/contract.ts";
import type { AdapterScenario } from "../../src/core/adapter-declaration.ts";
import { SessionsError, type SessionsErrorCode } from "../../src/core/errors.ts";
import { withDeadline } from "../../src/core/with-deadline.ts";
import {
  type AdapterSetup,
  type AdapterUnderTest,
  createFixtures,
  type Fault,
  faultyAdapter,
} from "../../src/testing/index.ts";

/** The memory adapter in every scenario. It has only one user, so there is no foreign session, and it has no secret. */
export const memorySetup: AdapterSetup = (scenario) => setUp(scenario);

/** The same with ended sessions. */
export const memoryHistorySetup: AdapterSetup = (scenario) => {
  const ended = createFixtures({ count: 8 }).map((session, at) => ({
    ...session,
    id: `ended-${at}`,
    isCurrent: false,
    endedAt: new Date(Date.UTC(2026, 0, 3 - at)).toISOString(),
  }));
  return setUp(scenario, { history: { sessions: ended, pageSize: 3, retentionDays: 30 } });
};

function setUp(scenario: AdapterScenario, options?: MemoryAdapterOptions): ReturnType<AdapterSetup> {
  const backend = memoryAdapter(sessionsIn(scenario), options);
  return {
    ...counting(adapterIn(scenario, backend)),
    truth: async () => (await backend.listSessions()).sessions.map(({ id }) => id),
    credentials: [],
    end: async (id) => backend.revokeSession?.(id),
    async change() {
      const { sessions } = await backend.listSessions();
      await backend.revokeSession?.(sessions.find(({ isCurrent }) => !isCurrent)?.id ?? "");
    },
    close: () => {},
  };
}

function sessionsIn(scenario: AdapterScenario): UserSession[] {
  const count = { "only-current": 1, many: 150 }[scenario as string] ?? 3;
  return createFixtures({ count }).map((session) => ({
    ...session,
    isCurrent: session.isCurrent && scenario !== "current-unknown",
  }));
}

const failures: Partial<Record<AdapterScenario, SessionsErrorCode>> = {
  "expired-cookie": "unauthenticated",
  "step-up": "reauth-required",
  "rate-limited": "rate-limited",
  forbidden: "forbidden",
  "server-error": "backend",
  "html-instead-of-json": "bad-response",
  "network-loss": "network",
};

function adapterIn(scenario: AdapterScenario, backend: SessionsAdapter): SessionsAdapter {
  const code = failures[scenario];
  if (code) return failing(backend, code);
  if (scenario === "hang") return hanging(backend);
  if (scenario === "conflict")
    return faultyAdapter(backend, always({ on: "revoke", when: "before", code: "current-session" }));
  if (scenario === "lost-answer")
    return faultyAdapter(backend, [
      ...always({ on: "revoke", when: "after" }),
      ...always({ on: "revoke-others", when: "after" }),
    ]);
  return backend;
}

const kinds = ["list", "revoke", "revoke-others"] as const;

/** Often enough for any one test. */
const always = (fault: Fault): Fault[] => new Array<Fault>(20).fill(fault);

/** Every call fails before the backend hears of it. */
function failing(adapter: SessionsAdapter, code: SessionsErrorCode): SessionsAdapter {
  const faults = kinds.flatMap((on) => always({ on, when: "before", code }));
  const reject = () => Promise.reject(new SessionsError(code, "A fault of the test."));
  return {
    ...faultyAdapter(adapter, faults),
    renameSession: reject,
    ...(adapter.listEndedSessions && { listEndedSessions: reject }),
  };
}

/** No response ever comes, and the adapter has a deadline, as a real one does. */
function hanging(adapter: SessionsAdapter): SessionsAdapter {
  const silent = faultyAdapter(
    adapter,
    kinds.flatMap((on) => always({ on, when: "before", hang: true })),
  );
  const inTime = <T>(call: () => Promise<T> | undefined, signal?: AbortSignal): Promise<T> =>
    withDeadline(async () => call() as Promise<T>, { ms: 30, signal, what: "The call" });
  return {
    name: silent.name,
    listSessions: ({ signal } = {}) => inTime(() => silent.listSessions(), signal),
    revokeSession: (id) => inTime(() => silent.revokeSession?.(id)),
    revokeOtherSessions: () => inTime(() => silent.revokeOtherSessions?.()),
    renameSession: () => inTime(() => new Promise<never>(() => {})),
  };
}

/** The same adapter with a count of its calls, each of which stands for one request. */
function counting(inner: SessionsAdapter): Required<Pick<AdapterUnderTest, "adapter" | "requests">> {
  const count = { reads: 0, acts: 0 };
  const counted =
    <In extends unknown[], Out>(kind: keyof typeof count, call: (...given: In) => Out) =>
    (...given: In): Out => {
      count[kind] += 1;
      return call(...given);
    };
  const { name, listSessions, listEndedSessions, subscribe } = inner;
  const { revokeSession, revokeOtherSessions, renameSession } = inner;
  return {
    adapter: {
      name,
      listSessions: counted("reads", listSessions),
      ...(revokeSession && { revokeSession: counted("acts", revokeSession) }),
      ...(revokeOtherSessions && { revokeOtherSessions: counted("acts", revokeOtherSessions) }),
      ...(renameSession && { renameSession: counted("acts", renameSession) }),
      ...(listEndedSessions && { listEndedSessions: counted("reads", listEndedSessions) }),
      ...(subscribe && { subscribe }),
    },
    requests: () => ({ ...count }),
  };
}
