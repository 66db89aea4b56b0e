import { cleanText } from "../check/values.ts";
import { isRefusal, SessionsError, toSessionsError } from "../errors.ts";
import { withoutUndefined } from "../fields.ts";
import { can, sessionOf } from "../list-rules.ts";
import type { Guard } from "./guard.ts";
import type { GuardExtension, GuardInside } from "./guard-extension.ts";
import { noListAfter } from "./sign-out.ts";
import { didConfirm, type ReauthHandler } from "./step-up.ts";

/** What became of the new name of one session. */
export interface RenameResult {
  /** The session's id. */
  id: string;
  /**
   * `renamed` is said only if a list has the new name. `not-renamed`: a list made after the request lacks it. `refused`: the
   * backend or the guard said no, and nothing was renamed. `unknown`: no list could tell yet.
   */
  outcome: "renamed" | "not-renamed" | "refused" | "unknown";
  /** Why nothing was sent, or why the request failed. Absent = the backend said yes, or the name is there. */
  error?: SessionsError;
}

interface Renames extends Required<GuardExtension> {
  /**
   * Gives a session a name, one request at a time for an id. If the backend wants the person to confirm who they are, `ask`
   * is called and the request is tried once more. Never rejects.
   *
   * @param name 1 to 80 UTF-16 units after what can't be seen was removed; another one is `refused` with `forbidden`.
   */
  rename(id: string, name: string, ask?: ReauthHandler): Promise<RenameResult>;
  /** The names that no list has or lacks yet, by session id. */
  read(): ReadonlyMap<string, string>;
}

/** One new name. Its times are the guard's own. */
interface Renaming {
  readonly id: string;
  readonly name: string;
  sentAt?: number;
  settledAt?: number;
  /** What the newest list that can tell says. */
  listSays?: "renamed" | "not-renamed";
  /** Its result has been handed out. */
  finished?: boolean;
}

/** The longest name, in UTF-16 units. */
export const maxNameLength = 80;

/** The name that a text gives: cleaned, and empty if nothing is left that can be seen. It may be too long. */
export function readName(given: string): string {
  // Longer than it may be, so that nothing is cut without a word.
  return cleanText(given, 4 * maxNameLength) ?? "";
}

/** The names of this guard's sessions. */
export function renamesOf(guard: Guard): Renames {
  return guard.extension(createRenames);
}

/** Renames sessions by the rules of `sign-out`: the newest list is read before each request, and a follow-up list decides. */
function createRenames(options: GuardInside): Renames {
  const { adapter, tick, newest, changed, makeList } = options;
  const open = new Set<Renaming>();
  /** The last one for each id: the next waits for it. */
  const queue = new Map<string, Promise<unknown>>();
  const sending = new Map<string, Promise<unknown>>();

  const close = (renaming: Renaming) => {
    if (open.delete(renaming)) changed();
  };

  const tryOnce = async (renaming: Renaming): Promise<RenameResult> => {
    const { id, name } = renaming;
    const refused = (error: SessionsError): RenameResult => ({ id, outcome: "refused", error });
    const askedAt = tick();
    // The last look before the request, without a step between them.
    for (;;) {
      // A backend may write a session anew that is renamed while it is revoked.
      const signingOut = options.signingOut(id);
      const list = newest(askedAt);
      if (signingOut) await signingOut;
      else if (list && !can(adapter(), list, "rename"))
        return refused(
          new SessionsError("unsupported", "The backend has no way to rename this session from here."),
        );
      else if (list && sessionOf(list, id)) break;
      // It may be newer than the list. Without having seen it, nothing is sent.
      else if (list && (list.truncated || options.newestStart() > askedAt))
        return refused(new SessionsError("not-found", "The list lacks this session, so nothing was sent."));
      else
        try {
          await makeList();
        } catch (thrown) {
          return refused(toSessionsError(thrown));
        }
    }
    renaming.sentAt = tick();
    const sent = options
      .withDeadline(async () => adapter().renameSession?.(id, name), "Renaming a session")
      .then(() => undefined, toSessionsError);
    sending.set(id, sent);
    const error = await sent;
    sending.delete(id);
    renaming.settledAt = tick();
    if (!error || !noListAfter.includes(error.code)) await makeList().catch(() => {});
    if (error && isRefusal(error.code)) return refused(error);
    const outcome: RenameResult["outcome"] = renaming.listSays ?? "unknown";
    return withoutUndefined({ id, outcome, error: outcome === "renamed" ? undefined : error });
  };

  const run = async (renaming: Renaming, ask?: ReauthHandler): Promise<RenameResult> => {
    let result = await tryOnce(renaming);
    const isAsked = ask && result.error?.code === "reauth-required";
    if (isAsked && (await didConfirm(options.stepUp(ask, "rename")))) result = await tryOnce(renaming);
    renaming.finished = true;
    if (result.outcome !== "unknown") close(renaming);
    return result;
  };

  return {
    async rename(id, given, ask) {
      const name = readName(given);
      if (name === "" || name.length > maxNameLength)
        return {
          id,
          outcome: "refused",
          error: new SessionsError(
            "forbidden",
            `A name has 1 to ${maxNameLength} characters; nothing was sent.`,
          ),
        };
      const renaming: Renaming = { id, name };
      open.add(renaming);
      changed();
      const before = queue.get(id);
      const result = (async () => {
        await before;
        return run(renaming, ask);
      })();
      queue.set(id, result);
      await result;
      if (queue.get(id) === result) queue.delete(id);
      return result;
    },
    // The last one that was asked for wins.
    read: () => new Map([...open].map(({ id, name }) => [id, name])),
    sending(ids = [...sending.keys()]) {
      const some = ids.flatMap((id) => sending.get(id) ?? []);
      return some.length > 0 ? Promise.all(some) : undefined;
    },
    settle(list, start) {
      for (const renaming of open) {
        const { id, name, sentAt = start, settledAt = start, finished } = renaming;
        const session = sessionOf(list, id);
        if (session?.name === name && start > sentAt) renaming.listSays = "renamed";
        else if (start > settledAt && (session || !list.truncated)) renaming.listSays = "not-renamed";
        if (finished && renaming.listSays) close(renaming);
      }
    },
    retire: () => open.clear(),
  };
}
