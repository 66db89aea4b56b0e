import type { SessionsErrorCode } from "../../core/errors.ts";
import { can } from "../../core/list-rules.ts";
import { requireSame, requireThat } from "./assert.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import { requireRejection } from "./outcome.ts";
import { othersIn } from "./subject.ts";

const scenario = "lost-answer";
const openCodes: readonly SessionsErrorCode[] = ["network", "timeout", "bad-response", "backend"];
const contract =
  "the outcome of a request whose response is lost is open: it rejects, and is not called a refusal";

/** The backend did it, and its response is lost. */
export const lostAnswerTests: readonly ConformanceTest[] = [
  {
    scenario,
    name: "leaves it open whether one session was ended",
    async run(subject) {
      const list = await subject.list();
      if (!can(subject.adapter, list, "revoke")) return;
      const [id = "another session"] = othersIn(list);
      const alive = await subject.truth();
      const what = subject.nameOf("revoke", id);
      const outcome = await subject.perform("revoke", id);
      requireRejection(outcome, { what, codes: openCodes, contract });
      alive.delete(id);
      requireSame(await subject.truth(), alive, {
        after: what,
        contract: "in this scenario the request takes effect, and only on this session",
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
      const outcome = await subject.perform("revoke-others");
      requireRejection(outcome, { what: subject.nameOf("revoke-others"), codes: openCodes, contract });
      const now = await subject.truth();
      // An adapter that revokes one by one stops at the first response that is lost.
      requireThat(now.size < before.size && (!subject.foreignId || now.has(subject.foreignId)), {
        expected: "some of the user's other sessions have ended, and nobody else's",
        got: `${before.size} were alive, ${now.size} are`,
        contract: "in this scenario the request takes effect",
      });
    },
  },
];
