import { toSubject } from "../../core/check/values.ts";
import { can } from "../../core/list-rules.ts";
import { requireThat } from "./assert.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import { endOneOther } from "./subject.ts";

const bounds = "a subject is a string of 1 to 128 characters without a lone surrogate, or absent";
const same =
  "the subject is the same for one person in every list and every page of ended sessions: " +
  "a list with another one counts as another person's and is not shown";

/** Whose the sessions are. No message shows a subject, since a broken adapter may have put a secret there. */
export const whoseTests: readonly ConformanceTest[] = [
  {
    scenario: "two-others",
    name: "says in every list whose it is, always alike, or in none",
    async run(under) {
      const first = await under.list();
      const subject = first.subject ?? undefined;
      requireThat(subject === undefined || toSubject(subject) === subject, {
        expected: bounds,
        got: typeof subject === "string" ? `one of ${subject.length} characters` : typeof subject,
        contract: "see SessionList",
      });
      requireThat(!first.sessions.some(({ id }) => id === subject), {
        expected: "the subject names the person",
        got: "it is the id of a session",
        contract: "the subject stays the same when the person signs in again",
      });
      await endOneOther(under, first);
      const next = await under.list();
      requireThat((next.subject ?? undefined) === subject, {
        expected: "two lists of one person have the same subject, or neither has one",
        got: "the second list differs from the first",
        contract: same,
      });
    },
  },
  {
    scenario: "two-others",
    name: "says of ended sessions whose they are as its lists do, or not at all",
    async run(under) {
      const list = await under.list();
      if (!can(under.adapter, list, "history")) return;
      const outcome = await under.tryEnded();
      const said = outcome?.settled === "resolved" ? outcome.value?.subject : undefined;
      if (said === undefined || said === null) return;
      requireThat(toSubject(said) === said, {
        expected: bounds,
        got: typeof said,
        contract: "see EndedSessionsPage",
      });
      requireThat(said === (list.subject ?? said), {
        expected: "a page of ended sessions has the subject of the lists, or none",
        got: "another one",
        contract: same,
      });
    },
  },
];
