import type { SessionList, SessionsAdapter, UserSession } from "../../../src/contract.ts";
import { SessionsError, type SessionsErrorCode } from "../../../src/core/errors.ts";
import { createGuard, type Guard, type GuardOptions } from "../../../src/core/guard/guard.ts";

/** A request that waits for the test to answer it. */
interface HeldCall {
  what: string;
  signal?: AbortSignal | undefined;
  answer(list?: SessionList): Promise<void>;
  fail(code: SessionsErrorCode): Promise<void>;
}

export interface HeldBackend {
  guard: Guard;
  adapter: SessionsAdapter;
  /** Every request so far: "list", "revoke a", "revoke-others". */
  sent(): string[];
  /** The request that was sent last. */
  last(): HeldCall;
  call(index: number): HeldCall;
  /** What the guard wrote, oldest first. */
  written: SessionList[];
  /** Lets the oldest deadline pass. */
  passDeadline(): Promise<void>;
}

/** A list of these ids; the one with a star is the current one. */
export function listOf(...ids: string[]): SessionList {
  return {
    sessions: ids.map((id): UserSession => ({ id: id.replace("*", ""), isCurrent: id.endsWith("*") })),
  };
}

/** The list with other facts in its second row. */
export function withRow(list: SessionList, changes: Partial<UserSession>): SessionList {
  return {
    ...list,
    sessions: list.sessions.map((session, index) => (index === 1 ? { ...session, ...changes } : session)),
  };
}

/** Until nothing moves without an answer. */
export async function settle(): Promise<void> {
  await new Promise(setImmediate);
}

/** A guard over an adapter that answers when the test says so. `list` is the list that it has already. */
export async function heldBackend(
  list?: SessionList,
  changes: Partial<GuardOptions> & { methods?: Partial<SessionsAdapter> } = {},
): Promise<HeldBackend> {
  const calls: HeldCall[] = [];
  const deadlines = new Set<() => void>();
  const written: SessionList[] = [];
  const hold = <T>(what: string, signal?: AbortSignal) =>
    new Promise<T>((resolve, reject) => {
      calls.push({
        what,
        signal,
        async answer(value) {
          resolve(structuredClone(value) as T);
          await settle();
        },
        async fail(code) {
          reject(new SessionsError(code, code));
          await settle();
        },
      });
    });
  const { methods, ...options } = changes;
  const adapter: SessionsAdapter = {
    name: "held",
    listSessions: ({ signal } = {}) => hold("list", signal),
    revokeSession: (id) => hold(`revoke ${id}`),
    revokeOtherSessions: () => hold("revoke-others"),
    ...methods,
  };
  const guard = createGuard({
    adapter: () => adapter,
    write: (accepted) => written.push(accepted),
    timer: {
      set: (callback) => {
        deadlines.add(callback);
        return callback;
      },
      clear: (callback) => deadlines.delete(callback as () => void),
    },
    ...options,
  });
  const call = (index: number): HeldCall => {
    const found = calls.at(index);
    if (!found) throw new Error(`There is no request ${index}.`);
    return found;
  };
  const backend: HeldBackend = {
    guard,
    adapter,
    sent: () => calls.map(({ what }) => what),
    last: () => call(-1),
    call,
    written,
    async passDeadline() {
      const [oldest] = deadlines;
      if (oldest) deadlines.delete(oldest);
      oldest?.();
      await settle();
    },
  };
  if (list) {
    const first = guard.list().then(guard.accept);
    await call(0).answer(list);
    await first;
    calls.length = 0;
  }
  return backend;
}
