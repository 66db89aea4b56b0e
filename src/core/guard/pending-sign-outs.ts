import type { SessionList } from "../../contract.ts";
import type { SessionsError } from "../errors.ts";
import type { PendingSignOut, SignOutResult } from "../sign-out-result.ts";

/** One try to end one session, told in the guard's own time: a number that grows with every start and every answer. */
export interface Attempt {
  readonly id: string;
  /** The request left. */
  sentAt?: number;
  /** The answer came, or the deadline passed. */
  answeredAt?: number;
  succeeded?: boolean;
  refused?: boolean;
  error?: SessionsError;
  /** What the newest list that can tell says. */
  proof?: "gone" | "listed" | undefined;
  /** Its caller has been told. */
  concluded?: boolean;
}

/** What no list has settled yet, id by id. */
export interface PendingSignOuts {
  /** As they are now: a copy, which later changes leave alone. */
  read(): ReadonlyMap<string, PendingSignOut>;
  set(id: string, mark: PendingSignOut): void;
  drop(id: string): void;
  open(attempt: Attempt): void;
  /** Lets a newly accepted list, started at `start`, say what it can of every open attempt. */
  settle(list: SessionList, start: number): void;
  /** Ends the attempt for its caller; without proof it stays open for the lists to come. */
  conclude(attempt: Attempt): SignOutResult;
  /** From here on there are none. */
  retire(): void;
}

export function createPendingSignOuts(): PendingSignOuts {
  const marks = new Map<string, PendingSignOut>();
  const attempts = new Map<string, Attempt>();
  let isRetired = false;

  const set = (id: string, mark: PendingSignOut) => {
    if (!isRetired) marks.set(id, mark);
  };
  const drop = (id: string) => {
    marks.delete(id);
  };
  const close = (attempt: Attempt, mark?: PendingSignOut) => {
    if (attempts.get(attempt.id) === attempt) attempts.delete(attempt.id);
    if (mark) set(attempt.id, mark);
    else drop(attempt.id);
  };
  const conclude = (attempt: Attempt): SignOutResult => {
    const { id, error, proof, refused } = attempt;
    const because = error ? { error } : {};
    attempt.concluded = true;
    if (refused) {
      close(attempt, { state: "failed", ...because });
      return { id, outcome: "refused", ...because };
    }
    if (proof === "gone") {
      close(attempt);
      return { id, outcome: error?.code === "not-found" ? "already-gone" : "revoked" };
    }
    if (proof === "listed") {
      close(attempt, { state: "failed", ...because });
      return { id, outcome: "still-listed", ...because };
    }
    set(id, { state: "unknown", ...because });
    return { id, outcome: "unknown", ...because };
  };

  return {
    read: () => new Map(marks),
    set,
    drop,
    open: (attempt) => {
      attempts.set(attempt.id, attempt);
    },
    settle(list, start) {
      const rows = new Map(list.sessions.map((session) => [session.id, session]));
      for (const attempt of [...attempts.values()]) {
        attempt.proof = proofOf(attempt, list, start, rows.has(attempt.id));
        if (attempt.concluded && attempt.proof) conclude(attempt);
      }
      for (const [id, { state }] of marks)
        if (state === "failed" && rows.get(id)?.isCurrent !== false) drop(id);
    },
    conclude,
    retire() {
      isRetired = true;
      marks.clear();
      attempts.clear();
    },
  };
}

function proofOf(attempt: Attempt, list: SessionList, start: number, isListed: boolean): Attempt["proof"] {
  const { sentAt = Number.POSITIVE_INFINITY, answeredAt = Number.POSITIVE_INFINITY } = attempt;
  if (isListed) return start > answeredAt ? "listed" : undefined;
  const tells = start > sentAt && (!list.truncated || attempt.succeeded);
  return tells ? "gone" : attempt.proof;
}
