import { can } from "../../core/can.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import { inEach } from "./in-each.ts";
import { requireRejection } from "./require-rejection.ts";
import { requireSame } from "./require-same.ts";
import type { Act } from "./subject.ts";

const acts: readonly Act[] = ["revoke", "revoke-others", "rename"];

/** What `can` leaves out is refused, not only hidden. */
export const leftOutTests: readonly ConformanceTest[] = inEach(
  ["two-others", "current-unknown"],
  "rejects each act that the list's `can` leaves out",
  async (subject) => {
    const list = await subject.list();
    const leftOut = acts.filter((act) => subject.has(act) && !can(subject.adapter, list, act));
    const alive = await subject.truth();
    const target = list.sessions.find(({ isCurrent }) => !isCurrent)?.id ?? "no-such-session";
    for (const act of leftOut) {
      const id = act === "revoke-others" ? undefined : target;
      const what = subject.nameOf(act, id);
      const contract = "what `can` leaves out the person may not do: it is rejected and ends nothing";
      requireRejection(await subject.act(act, id), { what, contract });
      requireSame(await subject.truth(), alive, { after: what, contract });
    }
  },
);
