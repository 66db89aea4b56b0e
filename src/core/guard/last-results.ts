import type { SessionList, UserSession } from "../../contract.ts";
import { toSessionsError } from "../errors.ts";
import { isExpired, sessionOf } from "../list-rules.ts";
import { isFailure, type SignOutResult } from "../sign-out-result.ts";

/** What became of the last sign-outs. Those that overlap stand together. */
export interface LastResults {
  /** Empty = nothing was signed out yet, or somebody has dismissed it. The same array until something in it changes. */
  read(): readonly SignOutResult[];
  /** Runs sign-outs and keeps their results. Those of before go, unless they still run. */
  keep(run: () => Promise<SignOutResult[]>): Promise<SignOutResult[]>;
  /** A list was accepted: a row that leaves later is remembered as it stands there. */
  see(list: SessionList): void;
  /** A list has told what became of a session whose outcome was not known. */
  settle(result: SignOutResult): void;
  /** Forgets them. */
  dismiss(): void;
  /** From here on there are none. */
  retire(): void;
}

/**
 * Keeps what became of the last sign-outs, each with its row as last listed, since the list has lost that row by then.
 *
 * @param newest the newest accepted list.
 * @param changed called after each change of what is read.
 */
export function createLastResults(newest: () => SessionList | undefined, changed: () => void): LastResults {
  let results: readonly SignOutResult[] = [];
  let running = 0;
  let isRetired = false;
  let rows = new Map<string, UserSession>();
  /** People are not told of a session that had ended by itself before it was signed out. */
  let expired = new Set<string>();

  const write = (next: readonly SignOutResult[]) => {
    results = isRetired ? [] : next;
    changed();
  };
  const see = (list: SessionList | undefined) => {
    if (!list) return;
    // A session that was not revoked, and has left, ended or become the current one since, is not to be tried again.
    const isOld = (result: SignOutResult) => {
      const { id } = result;
      if (id === undefined || !isFailure(result)) return false;
      const session = sessionOf(list, id);
      return session ? session.isCurrent || isExpired(session, list) : !list.truncated;
    };
    if (results.some(isOld)) write(results.filter((result) => !isOld(result)));
    if (running === 0) return;
    for (const session of list.sessions) {
      rows.set(session.id, session);
      if (isExpired(session, list)) expired.add(session.id);
    }
  };
  const add = (more: readonly SignOutResult[]) => {
    const ids = new Set(more.map(({ id }) => id));
    const told = more.filter(({ id }) => id === undefined || !expired.has(id));
    write([...results.filter(({ id }) => !ids.has(id)), ...told.map(withRow)]);
  };
  const withRow = (result: SignOutResult): SignOutResult => {
    const session = rows.get(result.id ?? "");
    return session ? { ...result, session } : result;
  };

  return {
    read: () => results,
    async keep(run) {
      if (running === 0) {
        rows = new Map();
        expired = new Set();
        write([]);
      }
      running += 1;
      see(newest());
      try {
        const done = await run();
        add(done);
        return done;
      } catch (thrown) {
        // Why nothing was sent.
        add([{ outcome: "refused", error: toSessionsError(thrown) }]);
        throw thrown;
      } finally {
        running -= 1;
      }
    },
    see,
    settle(result) {
      if (results.some(({ id }) => id === result.id))
        write(results.map((one) => (one.id === result.id ? withRow(result) : one)));
    },
    dismiss() {
      write([]);
    },
    retire() {
      isRetired = true;
      write([]);
    },
  };
}
