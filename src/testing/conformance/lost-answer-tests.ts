import type { SessionsErrorCode } from "../../core/errors.ts";
import { can } from "../../core/list-rules.ts";
import { requireRejection, requireSame, requireThat } from "./assert.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import { othersIn } from "./subject.ts";

const scenario = "lost-answer";
const open: readonly SessionsErrorCode[] = ["network", "timeout", "bad-response", "backend"];
const contract = "an act whose answer is lost has an open outcome: it rejects, and no refusal is made up";

/** It happened, and nobody said so. */
export const lostAnswerTests: readonly ConformanceTest[] = [
  {
    scenario,
    name: "leaves it open whether one session was ended",
    async run(subject) {
      const list = await subject.list();
      if (!can(subject.adapter, list, "revoke")) return;
      const [id = "an other session"] = othersIn(list);
      const alive = await subject.truth();
      const what = subject.nameOf("revoke", id);
      const outcome = await subject.act("revoke", id);
      requireRejection(outcome, { what, codes: open, contract });
      alive.delete(id);
      requireSame(await subject.truth(), alive, {
        after: what,
        contract: "in this scenario the act takes effect, and only on this session",
      });
    },
  },
  {
    scenario,
    name: "leaves it open whether all others were ended",
    async run(subject) {
      const list = await subject.list();
      if (!can(subject.adapter, list, "revoke-others")) return;
      const before = await subject.truth();
      const outcome = await subject.act("revoke-others");
      requireRejection(outcome, { what: subject.nameOf("revoke-others"), codes: open, contract });
      const now = await subject.truth();
      // An adapter that ends them one by one stops at the first answer that is lost.
      requireThat(now.size < before.size && (!subject.foreignId || now.has(subject.foreignId)), {
        expected: "some of the user's others have ended, and nobody else's",
        came: `${before.size} were alive, ${now.size} are`,
        contract: "in this scenario the act takes effect",
      });
    },
  },
];
