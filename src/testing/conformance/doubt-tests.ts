import { can } from "../../core/list-rules.ts";
import { requireRejection, requireSame, requireThat } from "./assert.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import { othersIn } from "./subject.ts";

/** Where it is not sure which session asks, nothing is ended. */
export const doubtTests: readonly ConformanceTest[] = [
  {
    scenario: "current-unknown",
    name: "ends nothing while the current session is unknown",
    async run(subject) {
      const list = await subject.list();
      const alive = await subject.truth();
      const contract = "while it is unknown which session asks, each act is refused with current-unknown";
      const refuses = async (act: "revoke" | "revoke-others", id?: string) => {
        const what = subject.nameOf(act, id);
        const outcome = await subject.act(act, id);
        requireSame(await subject.truth(), alive, { after: what, contract });
        requireRejection(outcome, { what, codes: ["current-unknown"], contract });
      };
      if (can(subject.adapter, list, "revoke"))
        for (const id of await subject.own()) await refuses("revoke", id);
      if (can(subject.adapter, list, "revoke-others")) await refuses("revoke-others");
    },
  },
  {
    scenario: "conflict",
    name: "passes on that the backend says: this is the session that asks",
    async run(subject) {
      const list = await subject.list();
      if (!can(subject.adapter, list, "revoke")) return;
      const alive = await subject.truth();
      const contract = "the backend's no is final: current-session or current-unknown, and nothing is ended";
      const others = othersIn(list);
      requireThat(others.length > 0, {
        expected: "a list with others that may be ended, as in two-others",
        came: "it has none",
        contract: "the scenarios say who is signed in: see AdapterSetup",
      });
      for (const id of others) {
        const what = subject.nameOf("revoke", id);
        const outcome = await subject.act("revoke", id);
        requireSame(await subject.truth(), alive, { after: what, contract });
        requireRejection(outcome, { what, codes: ["current-session", "current-unknown"], contract });
      }
    },
  },
];
