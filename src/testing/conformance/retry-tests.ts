import type { RequestCount } from "./adapter-setup.ts";
import { requireThat } from "./assert.ts";
import { type ConformanceTest, inEach } from "./conformance-test.ts";
import { type Action, othersIn, type Subject } from "./subject.ts";

const actions: readonly Action[] = ["rename", "revoke", "revoke-others"];

/**
 * A request that failed is not retried. Tested only if the setup counts requests. The reads of an action are not limited:
 * after a lost response an adapter may list to see what became of its request.
 */
export const retryTests: readonly ConformanceTest[] = inEach(
  ["rate-limited", "server-error", "network-loss", "lost-answer"],
  "sends nothing again that failed",
  async (subject) => {
    const requireNoMore = async (
      what: string,
      kind: keyof RequestCount,
      costOf: (one: Subject) => Promise<RequestCount | undefined>,
    ) => {
      const cost = await costOf(subject);
      const most = cost && (await subject.whenHealthy(costOf));
      if (!most) return;
      requireThat(cost[kind] <= most[kind], {
        expected: `${what} sends no more requests than in two-others (${kind}: ${most[kind]})`,
        got: `it sent ${cost[kind]}`,
        contract: "an adapter never retries: a request that seems to have failed may have taken effect",
      });
    };
    await requireNoMore("listSessions()", "reads", (one) => one.costOf(() => one.tryList()));
    await requireNoMore("listEndedSessions()", "reads", (one) => one.costOf(() => one.tryEnded()));
    for (const action of actions)
      if (subject.has(action))
        await requireNoMore(subject.nameOf(action), "acts", (one) => costOfAction(one, action));
  },
);

async function costOfAction(subject: Subject, action: Action): Promise<RequestCount | undefined> {
  const id = action === "revoke-others" ? undefined : await targetOf(subject);
  return subject.costOf(() => subject.perform(action, id));
}

/** Another session than the current one: from the list, or from the backend if the list fails. */
async function targetOf(subject: Subject): Promise<string | undefined> {
  const list = await subject.tryList();
  const [other] = list.settled === "resolved" ? othersIn(list.value) : [];
  return other ?? (await subject.own()).at(-1);
}
