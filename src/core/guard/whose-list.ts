import type { SessionList } from "../../contract.ts";
import { currentSessionOf } from "../list-rules.ts";

/** `same` person's, `another` person's, or nobody can tell (`untold`). */
type Whose = "same" | "another" | "untold";

interface WhoseList {
  /**
   * The very first list is taken on trust.
   *
   * @param isWatched a page of this person was there from the start of the list until it arrived.
   */
  whose(incoming: SessionList, isWatched: boolean): Whose;
  /** The list was accepted: its subject is this person from here on. */
  accepted(list: SessionList): void;
}

/**
 * Tells whose a list is. The requests go out under whatever cookie the browser has by then, and while no page of this
 * person is shown, somebody else may sign in.
 *
 * @param owners whose each known subject is, by `userId`, at one backend.
 */
export function createWhoseList(owners: Map<string, string>, userId: string): WhoseList {
  let hasListed = false;
  let own: string | undefined;
  /** The id of the current session, as the newest list that names it has it. */
  let currentId: string | undefined;
  return {
    whose(incoming, isWatched) {
      const { subject } = incoming;
      if (subject !== undefined) {
        // A subject that is the user's own id can't be another's, even if a cookie that came late gave it to them.
        const isOthers = subject !== userId && (owners.get(subject) ?? userId) !== userId;
        if (own === undefined ? isOthers : subject !== own) return "another";
        if (own !== undefined) return "same";
      }
      if (isWatched || !hasListed) return "same";
      return currentId !== undefined && currentSessionOf(incoming)?.id === currentId ? "same" : "untold";
    },
    accepted(list) {
      hasListed = true;
      own ??= list.subject;
      currentId = currentSessionOf(list)?.id ?? currentId;
      if (own !== undefined) owners.set(own, userId);
    },
  };
}
