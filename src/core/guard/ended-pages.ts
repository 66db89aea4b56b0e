import type { EndedSessionsPage } from "../../contract.ts";
import { checkEndedSessions } from "../check/check-list.ts";
import { warnOfDropped } from "../check/dropped-values.ts";
import { toSessionsError } from "../errors.ts";
import type { Guard } from "./guard.ts";
import type { GuardExtension, GuardInside } from "./guard-extension.ts";
import { strangerError } from "./guard-lists.ts";

interface EndedPages extends GuardExtension {
  /**
   * One page of this person's ended sessions, checked.
   *
   * @param cursor the `nextCursor` of the page before; undefined = the first page.
   * @throws {SessionsError} why there is none; `unauthenticated` if it is, or may be, another person's.
   */
  read(cursor: string | undefined, signal: AbortSignal): Promise<EndedSessionsPage>;
  /** Makes a list and writes it to where it is read. */
  makeList: () => Promise<void>;
}

/** The ended sessions of this guard's user. A page is theirs by the rules by which a list is. */
export function endedPagesOf(guard: Guard): EndedPages {
  return guard.extension(createEndedPages);
}

function createEndedPages(inside: GuardInside): EndedPages {
  const { adapter, tick, withDeadline, objection, accepted, makeList } = inside;
  let isRetired = false;
  const ask = (cursor: string | undefined, signal: AbortSignal) =>
    withDeadline(
      async (deadline) => {
        const options = cursor === undefined ? { signal: deadline } : { signal: deadline, cursor };
        const value = await adapter().listEndedSessions?.(options);
        warnOfDropped(value, "listEndedSessions");
        return checkEndedSessions(value);
      },
      "The page of ended sessions",
      signal,
    ) as Promise<EndedSessionsPage>;

  return {
    makeList,
    async read(cursor, signal) {
      for (;;) {
        // What was asked for a former user is not sent under the next one's cookie.
        if (isRetired) throw strangerError();
        const start = tick();
        const page = await ask(cursor, signal).catch((thrown) => {
          throw toSessionsError(thrown);
        });
        if (isRetired) throw strangerError();
        // No row of it is a current session, so only its subject tells.
        const whose = { ...page, sessions: [] };
        const no = objection(whose, start);
        if (no === "again") continue;
        if (no) throw no;
        accepted(whose);
        return page;
      }
    },
    retire() {
      isRetired = true;
    },
  };
}
