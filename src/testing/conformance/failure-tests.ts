import type { SessionList } from "../../contract.ts";
import { can } from "../../core/list-rules.ts";
import { requireRejection, requireThat } from "./assert.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import { type Failure, failedAct, failures } from "./failures.ts";
import { renamingAndHistoryTest } from "./rename-tests.ts";
import { othersIn, type Subject } from "./subject.ts";
import { unknownIdLike } from "./unknown-id-like.ts";

const testsOf = (failure: Failure): ConformanceTest[] => {
  const { scenario, list: listCodes, acts, listMayWork } = failure;
  const contract = `in the scenario ${scenario} calls fail with the code of their cause`;
  const codes = acts.join(" or ");

  /** The list, where it may come and does. */
  const listIfItWorks = async (subject: Subject): Promise<SessionList | undefined> => {
    const outcome = listMayWork ? await subject.tryList() : undefined;
    return outcome?.settled === "resolved" ? outcome.value : undefined;
  };

  const list: ConformanceTest = {
    scenario,
    name: `rejects the list with ${listCodes.join(" or ")}${listMayWork ? ", or offers acts that are" : ""}`,
    async run(subject) {
      const outcome = await subject.tryList();
      if (!listMayWork || outcome.settled === "rejected")
        return requireRejection(outcome, { what: "listSessions()", codes: listCodes, contract });
      const { adapter } = subject;
      requireThat(outcome.value.sessions.length > 0, {
        expected: "the list fails, or has at least the session that asks",
        came: "an empty list",
        contract: "a failure is an error, never an empty list",
      });
      requireThat(can(adapter, outcome.value, "revoke") || can(adapter, outcome.value, "revoke-others"), {
        expected: "the list fails, or there is an act that fails",
        came: "a list, and no way to end a session",
        contract: "a scenario that the backend can't have is declared in `cannot`, with the reason",
      });
    },
  };

  const one: ConformanceTest = {
    scenario,
    name: `rejects ending one session with ${codes}, and ends nothing`,
    async run(subject) {
      if (!subject.has("revoke")) return;
      const given = await listIfItWorks(subject);
      if (given && !can(subject.adapter, given, "revoke")) return;
      const own = given ? othersIn(given) : await subject.own();
      const ids = own.length > 0 ? own : [unknownIdLike(await subject.truth())];
      let mayBeCurrent = !given && ids.length > 1;
      for (const id of ids) {
        const code = await failedAct(subject, failure, { act: "revoke", id, hasList: !!given, mayBeCurrent });
        if (code === "current-session") mayBeCurrent = false;
      }
    },
  };

  const others: ConformanceTest = {
    scenario,
    name: `rejects ending all others with ${codes}, and ends nothing`,
    async run(subject) {
      if (!subject.has("revoke-others")) return;
      const given = await listIfItWorks(subject);
      if (given && !can(subject.adapter, given, "revoke-others")) return;
      await failedAct(subject, failure, { act: "revoke-others", hasList: !!given });
    },
  };

  return [list, one, others, renamingAndHistoryTest(failure)];
};

/** Each failure keeps its cause, and signs nobody out. */
export const failureTests: readonly ConformanceTest[] = failures.flatMap(testsOf);
