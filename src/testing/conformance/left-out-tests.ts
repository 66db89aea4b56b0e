import { can } from "../../core/list-rules.ts";
import { requireSame } from "./assert.ts";
import { type ConformanceTest, inEach } from "./conformance-test.ts";
import { requireRejection } from "./outcome.ts";
import type { Action } from "./subject.ts";

const actions: readonly Action[] = ["revoke", "revoke-others", "rename"];

/** An action that `can` leaves out is refused, not only hidden. */
export const leftOutTests: readonly ConformanceTest[] = inEach(
  ["two-others", "current-unknown"],
  "rejects each act that the list's `can` leaves out",
  async (subject) => {
    const list = await subject.list();
    const leftOut = actions.filter((action) => subject.has(action) && !can(subject.adapter, list, action));
    const alive = await subject.truth();
    const target = list.sessions.find(({ isCurrent }) => !isCurrent)?.id ?? "no-such-session";
    for (const action of leftOut) {
      const id = action === "revoke-others" ? undefined : target;
      const what = subject.nameOf(action, id);
      const contract =
        "the person may not do what `can` leaves out: the call rejects, and no session is ended";
      requireRejection(await subject.perform(action, id), { what, contract });
      requireSame(await subject.truth(), alive, { after: what, contract });
    }
  },
);
