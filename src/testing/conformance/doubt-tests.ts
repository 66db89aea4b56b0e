import { can } from "../../core/list-rules.ts";
import { requireSame, requireThat } from "./assert.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import { requireRejection } from "./outcome.ts";
import { othersIn } from "./subject.ts";

/** While the current session is in doubt, nothing is revoked. */
export const doubtTests: readonly ConformanceTest[] = [
  {
    scenario: "current-unknown",
    name: "ends nothing while the current session is unknown",
    async run(subject) {
      const list = await subject.list();
      const alive = await subject.truth();
      const contract = "while the current session is unknown, revoking is refused with current-unknown";
      const requireRefusal = async (action: "revoke" | "revoke-others", id?: string) => {
        const what = subject.nameOf(action, id);
        const outcome = await subject.perform(action, id);
        requireSame(await subject.truth(), alive, { after: what, contract });
        requireRejection(outcome, { what, codes: ["current-unknown"], contract });
      };
      if (can(subject.adapter, list, "revoke"))
        for (const id of await subject.own()) await requireRefusal("revoke", id);
      if (can(subject.adapter, list, "revoke-others")) await requireRefusal("revoke-others");
    },
  },
  {
    scenario: "conflict",
    name: "passes on that the backend says: this is the session that asks",
    async run(subject) {
      const list = await subject.list();
      if (!can(subject.adapter, list, "revoke")) return;
      const alive = await subject.truth();
      const contract =
        "the backend's refusal is final: current-session or current-unknown, and no session is ended";
      const others = othersIn(list);
      requireThat(others.length > 0, {
        expected: "a list with others that may be revoked, as in two-others",
        got: "it has none",
        contract: "each scenario says who is signed in: see AdapterSetup",
      });
      for (const id of others) {
        const what = subject.nameOf("revoke", id);
        const outcome = await subject.perform("revoke", id);
        requireSame(await subject.truth(), alive, { after: what, contract });
        requireRejection(outcome, { what, codes: ["current-session", "current-unknown"], contract });
      }
    },
  },
];
