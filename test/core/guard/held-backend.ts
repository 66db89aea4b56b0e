import type { SessionList, SessionsAdapter, UserSession } from "../../../src/contract.ts";
import { SessionsError, type SessionsErrorCode } from "../../../src/core/errors.ts";
import { createGuard, type Guard, type GuardOptions } from "../../../src/core/guard/guard.ts";

/** A request that waits for the response that the test gives. */
interface HeldRequest {
  what: string;
  signal?: AbortSignal | undefined;
  respond(list?: SessionList): Promise<void>;
  fail(code: SessionsErrorCode): Promise<void>;
}

export interface HeldBackend {
  guard: Guard;
  adapter: SessionsAdapter;
  /** Every request so far: "list", "revoke a", "revoke-others", "rename a Kitchen". */
  sent(): string[];
  /** The request that was sent last. */
  last(): HeldRequest;
  request(index: number): HeldRequest;
  /** What the guard wrote, oldest first. */
  written: SessionList[];
  /** Lets the oldest deadline pass. */
  passDeadline(): Promise<void>;
}

/** A list of these ids. A star marks the current session: "me*". */
export function listOf(...ids: string[]): SessionList {
  return {
    sessions: ids.map((id): UserSession => ({ id: id.replace("*", ""), isCurrent: id.endsWith("*") })),
  };
}

/** The list with changes in its second row. */
export function withRow(list: SessionList, changes: Partial<UserSession>): SessionList {
  return {
    ...list,
    sessions: list.sessions.map((session, index) => (index === 1 ? { ...session, ...changes } : session)),
  };
}

/** Waits until nothing moves without a response. */
export async function settle(): Promise<void> {
  await new Promise(setImmediate);
}

/** A guard over an adapter that settles when the test says so. `list` is the list that the guard has already. */
export async function heldBackend(
  list?: SessionList,
  changes: Partial<GuardOptions> & { methods?: Partial<SessionsAdapter> } = {},
): Promise<HeldBackend> {
  const requests: HeldRequest[] = [];
  const deadlines = new Set<() => void>();
  const written: SessionList[] = [];
  const hold = <T>(what: string, signal?: AbortSignal) =>
    new Promise<T>((resolve, reject) => {
      requests.push({
        what,
        signal,
        async respond(value) {
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
    renameSession: (id, newName) => hold(`rename ${id} ${newName}`),
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
  const request = (index: number): HeldRequest => {
    const found = requests.at(index);
    if (!found) throw new Error(`There is no request ${index}.`);
    return found;
  };
  const backend: HeldBackend = {
    guard,
    adapter,
    sent: () => requests.map(({ what }) => what),
    last: () => request(-1),
    request,
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
    await request(0).respond(list);
    await first;
    requests.length = 0;
  }
  return backend;
}
