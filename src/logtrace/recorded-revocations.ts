import type { SessionList, SessionsAdapter } from "../contract.ts";
import { isRefusal } from "../core/errors.ts";
import { isFields } from "../core/fields.ts";
import { currentSessionOf } from "../core/list-rules.ts";
import { withDeadline } from "../core/with-deadline.ts";
import { LogTraceError } from "./log-trace-client.ts";
import type { LogTraceRecorder } from "./recorder.ts";

/** For so long after its answer a list is one that was read for what is done next, in milliseconds. */
const fresh = 1000;

const unsure = "which session asked was not known, so neither were the others";
const partial = "the list before showed only some of the sessions";

/**
 * The adapter with a record of each session that it has ended: where it says that it ended it, and a list before named
 * it. What no list names may be somebody else's. Where an act failed and may have ended something, or that list came too
 * late to be one of before, what it named is recorded if a list after the act lacks it. What no list can settle is told
 * to `report`.
 */
export function recordedActs(
  adapter: SessionsAdapter,
  recorder: Pick<LogTraceRecorder, "recordSignOut">,
  report: (error: LogTraceError) => void,
): SessionsAdapter {
  const { revokeSession: revoke, revokeOtherSessions: revokeOthers } = adapter;
  const read = listReader(adapter);
  let known: ListedSessions | undefined;
  let knownAt = 0;

  const know = (listed: ListedSessions | undefined) => {
    known = listed;
    knownAt = Date.now();
    return listed;
  };

  const tell = (why: string) =>
    report(new LogTraceError("backend", `Sign-outs may be missing in LogTrace: ${why}.`));

  const record = (id: string) => {
    known?.ids.delete(id);
    known?.others?.delete(id);
    new Promise((resolve) => resolve(recorder.recordSignOut(id))).catch((thrown: unknown) =>
      tell(`the recorder failed (${thrown instanceof Error ? thrown.name : typeof thrown})`),
    );
  };

  /** Only once the list before is there is the one after asked for: else it could be the older one. */
  const compare = async (
    reading: Pick<Reading, "listed">,
    idsOf: (before: ListedSessions) => string[] | undefined,
  ): Promise<string[] | undefined> => {
    const before = await reading.listed;
    if (!before) return void tell("which sessions there were before could not be listed");
    const ids = idsOf(before);
    if (!ids || ids.length === 0) return ids;
    const after = await read().listed;
    if (!after?.others || !after.isComplete) return void tell("which sessions are left could not be listed");
    const gone = ids.filter((id) => before.ids.has(id) && !after.ids.has(id));
    for (const id of gone) record(id);
    return gone;
  };

  return {
    ...adapter,

    async listSessions(options) {
      const list = await adapter.listSessions(options);
      know(listedSessions(list));
      return list;
    },

    ...(revoke && {
      async revokeSession(id) {
        const isSettled = known && (known.ids.has(id) || !known.isComplete);
        // What an older list lacks may have begun since. The handler never asks for that.
        const reading = isSettled ? readAlready(known) : read();
        const before = isSettled ? known : know(await reading.inTime);
        try {
          // LogTrace answers 200 to a logout that changes nothing there, so this alone ends a session.
          // trap: logtrace-logout-is-no-proof
          await revoke(id);
        } catch (thrown) {
          if (isOpen(thrown)) void recordIfGone(id, reading);
          throw thrown;
        }
        // An adapter may resolve for what is somebody else's too.
        if (before?.ids.has(id)) record(id);
        else void recordIfGone(id, reading);
      },
    }),

    ...(revokeOthers && {
      async revokeOtherSessions() {
        // The handler has listed just before, and little of its time may be left.
        const isFresh = known && Date.now() - knownAt < fresh;
        const reading = isFresh ? readAlready(known) : read();
        const before = isFresh ? known : know(await reading.inTime);
        try {
          await revokeOthers();
        } catch (thrown) {
          if (isOpen(thrown)) void recordGone(reading);
          throw thrown;
        }
        if (!before) return void recordGone(reading, { isLate: true });
        if (!before.others) return tell(unsure);
        for (const id of before.others) record(id);
        if (!before.isComplete) tell(partial);
      },
    }),
  };

  async function recordIfGone(id: string, reading: Reading): Promise<void> {
    await compare(reading, ({ ids, isComplete }) => {
      if (!ids.has(id) && !isComplete) tell(partial);
      return ids.has(id) ? [id] : [];
    });
  }

  async function recordGone(reading: Reading, { isLate = false } = {}): Promise<void> {
    const gone = await compare(reading, ({ others, isComplete }) => {
      if (!others) return void tell(unsure);
      if (!isComplete) tell(partial);
      return [...others];
    });
    if (isLate && gone?.length === 0) tell("the list before came so late that it may be one of after");
  }
}

function readAlready(known: ListedSessions | undefined): Reading {
  const listed = Promise.resolve(known);
  return { listed, inTime: listed };
}

/** Neither the adapter's own no nor an id that it does not know: something may have ended. */
function isOpen(thrown: unknown): boolean {
  const { code } = Object(thrown);
  return !isRefusal(code) && code !== "not-found";
}

/** What is recorded must not keep a sign-out waiting for longer, in milliseconds. */
const longestWait = 500;
/** For a list that nobody waits for, in milliseconds. */
const longestRead = 10_000;

/** A list on its way. */
interface Reading {
  /** undefined where it fails, or takes more than ten seconds. Never rejects. */
  listed: Promise<ListedSessions | undefined>;
  /** The same for who can't wait: undefined also where it takes more than half a second, and goes on. */
  inTime: Promise<ListedSessions | undefined>;
}

/** Lists for the record's sake: whatever becomes of it must not stop a sign-out. */
function listReader(adapter: SessionsAdapter): () => Reading {
  const what = "The list for the record of a sign-out";
  return () => {
    const listed = withDeadline((signal) => adapter.listSessions({ signal }), { ms: longestRead, what })
      .then(listedSessions)
      .catch(() => undefined);
    return { listed, inTime: withDeadline(() => listed, { ms: longestWait, what }).catch(() => undefined) };
  };
}

/** What a list says of which sessions there are. What has been recorded since is taken out of both sets. */
interface ListedSessions {
  /** All of the user's own. */
  ids: Set<string>;
  /** Those that "all others" ends; undefined where it is not sure which session asks. */
  others: Set<string> | undefined;
  /** Without it, what is not listed may be there all the same. */
  isComplete: boolean;
}

/** @returns undefined where it is no list. */
function listedSessions(list: SessionList | undefined): ListedSessions | undefined {
  if (!Array.isArray(list?.sessions)) return undefined;
  const sessions = list.sessions.filter(isFields);
  const others = sessions.filter(({ isCurrent, notRevocable }) => !isCurrent && !notRevocable);
  return {
    ids: new Set(sessions.map(({ id }) => id)),
    others: currentSessionOf({ sessions }) && new Set(others.map(({ id }) => id)),
    isComplete: !list.truncated,
  };
}
