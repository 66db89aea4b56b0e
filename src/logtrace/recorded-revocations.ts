import type { SessionListInput, SessionsAdapter, UserSession } from "../contract.ts";
import { isRefusal } from "../core/errors.ts";
import { isFields } from "../core/fields.ts";
import { currentSessionOf } from "../core/list-rules.ts";
import { withDeadline } from "../core/with-deadline.ts";
import { LogTraceError } from "./log-trace-client.ts";
import type { LogTraceRecorder } from "./recorder.ts";

const currentUnknown = "the current session was not known, so neither were the others";
const cutOff = "the list before it showed only some of the sessions";

/**
 * The adapter with a record of each session that it has ended. A session is recorded if a list from before the revocation
 * names it and the adapter says that it is revoked: a session that no list names may be somebody else's.
 *
 * Two cases need a second list, from after the revocation: an error that leaves open what happened, and a first list that
 * may have come too late. Then the sessions that the first list names and the second lacks are recorded. If no list can
 * settle a case, `report` is told.
 *
 * None of this makes a revocation fail, or delays it by more than half a second.
 */
export function recordedRevocations(
  adapter: SessionsAdapter,
  recorder: Pick<LogTraceRecorder, "recordSignOut">,
  report: (error: LogTraceError) => void,
): SessionsAdapter {
  const { revokeSession: revoke, revokeOtherSessions: revokeOthers } = adapter;
  const startReading = listReader(adapter);
  let known: ListedSessions | undefined;
  let knownAt = 0;

  const remember = (listed: ListedSessions | undefined) => {
    known = listed;
    knownAt = Date.now();
    return listed;
  };

  const reportMissing = (why: string) =>
    report(new LogTraceError("backend", `Sign-outs may be missing in LogTrace: ${why}.`));

  const record = (id: string) => {
    known?.ids.delete(id);
    known?.others?.delete(id);
    new Promise((resolve) => resolve(recorder.recordSignOut(id))).catch((thrown: unknown) =>
      reportMissing(`the recorder failed (${thrown instanceof Error ? thrown.name : typeof thrown})`),
    );
  };

  /**
   * Records which of these sessions are gone. The second list is asked for only once the first has arrived: of two lists
   * under way at once, nobody knows which the backend read first.
   *
   * @param idsOf the sessions in question. undefined = not known, and reported.
   * @returns the ids that are gone; undefined if they are not known, which has been reported.
   */
  const recordGone = async (
    reading: Pick<Reading, "listed">,
    idsOf: (before: ListedSessions) => string[] | undefined,
  ): Promise<string[] | undefined> => {
    const before = await reading.listed;
    if (!before) return void reportMissing("the sessions that were there before could not be listed");
    const ids = idsOf(before);
    if (!ids || ids.length === 0) return ids;
    const after = await startReading().listed;
    if (!after?.others || !after.isComplete)
      return void reportMissing("which sessions are left could not be found out");
    const gone = ids.filter((id) => before.ids.has(id) && !after.ids.has(id));
    for (const id of gone) record(id);
    return gone;
  };

  const recordIfGone = async (id: string, reading: Reading): Promise<void> => {
    await recordGone(reading, ({ ids, isComplete }) => {
      if (!ids.has(id) && !isComplete) reportMissing(cutOff);
      return ids.has(id) ? [id] : [];
    });
  };

  const recordGoneOthers = async (reading: Reading, { isLate = false } = {}): Promise<void> => {
    const gone = await recordGone(reading, ({ others, isComplete }) => {
      if (!others) return void reportMissing(currentUnknown);
      if (!isComplete) reportMissing(cutOff);
      return [...others];
    });
    if (isLate && gone?.length === 0)
      reportMissing("the list before it came so late that it may show what was left");
  };

  return {
    ...adapter,

    async listSessions(options) {
      const list = await adapter.listSessions(options);
      remember(listedSessions(list));
      return list;
    },

    ...(revoke && {
      async revokeSession(id) {
        // A session that a complete list lacks may have begun after that list, so a new one is read.
        const isSettled = known && (known.ids.has(id) || !known.isComplete);
        const reading = isSettled ? alreadyRead(known) : startReading();
        const before = isSettled ? known : remember(await reading.inTime);
        try {
          // LogTrace answers 200 to a logout that changes nothing, and ends no session in any case: only the adapter does
          // (trap: logtrace-logout-is-no-proof).
          await revoke(id);
        } catch (thrown) {
          if (isOutcomeOpen(thrown)) void recordIfGone(id, reading);
          throw thrown;
        }
        // Some adapters also resolve for a session of somebody else. That one is not on the list.
        if (before?.ids.has(id)) record(id);
        else void recordIfGone(id, reading);
      },
    }),

    ...(revokeOthers && {
      async revokeOtherSessions() {
        // The handler has listed just before. A second list would take more of its deadline.
        const isFresh = known && Date.now() - knownAt < freshFor;
        const reading = isFresh ? alreadyRead(known) : startReading();
        const before = isFresh ? known : remember(await reading.inTime);
        try {
          await revokeOthers();
        } catch (thrown) {
          if (isOutcomeOpen(thrown)) void recordGoneOthers(reading);
          throw thrown;
        }
        if (!before) return void recordGoneOthers(reading, { isLate: true });
        if (!before.others) return reportMissing(currentUnknown);
        for (const id of before.others) record(id);
        if (!before.isComplete) reportMissing(cutOff);
      },
    }),
  };
}

/** How long a list counts as one from just before, in milliseconds. */
const freshFor = 1000;
/** How long a revocation waits for the list before it, in milliseconds. */
const longestWait = 500;
/** The deadline of a list for which nothing waits, in milliseconds. */
const longestRead = 10_000;

/** True if the adapter neither refused nor lacked the id, so that something may have ended. */
function isOutcomeOpen(thrown: unknown): boolean {
  const { code } = Object(thrown);
  return !isRefusal(code) && code !== "not-found";
}

/** A list on its way. */
interface Reading {
  /** undefined if it fails or takes more than ten seconds. Never rejects. */
  listed: Promise<ListedSessions | undefined>;
  /** The same list, or undefined after half a second. The reading goes on then. Never rejects. */
  inTime: Promise<ListedSessions | undefined>;
}

function alreadyRead(known: ListedSessions | undefined): Reading {
  const listed = Promise.resolve(known);
  return { listed, inTime: listed };
}

/** Lists for the records alone: a failure of it is `undefined`, and stops no revocation. */
function listReader(adapter: SessionsAdapter): () => Reading {
  const what = "The list for the record of a sign-out";
  return () => {
    const listed = withDeadline((signal) => adapter.listSessions({ signal }), { ms: longestRead, what })
      .then(listedSessions)
      .catch(() => undefined);
    return { listed, inTime: withDeadline(() => listed, { ms: longestWait, what }).catch(() => undefined) };
  };
}

/** The sessions of a list, without those that have been recorded since. */
interface ListedSessions {
  /** All sessions of the user. */
  ids: Set<string>;
  /** Those that "all others" revokes; undefined if the current session is not known. */
  others: Set<string> | undefined;
  /** False = more sessions exist than are listed. */
  isComplete: boolean;
}

/** @returns undefined if it is not a list. */
function listedSessions(list: SessionListInput | undefined): ListedSessions | undefined {
  if (!Array.isArray(list?.sessions)) return undefined;
  const sessions = list.sessions.filter(isFields);
  const others = sessions.filter(({ isCurrent, notRevocable }) => !isCurrent && !notRevocable);
  return {
    ids: new Set(sessions.map(({ id }) => id)),
    others: currentSessionOf({ sessions: sessions as UserSession[] }) && new Set(others.map(({ id }) => id)),
    isComplete: !list.truncated,
  };
}
