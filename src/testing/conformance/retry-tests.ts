import { requireThat } from "./assert.ts";
import { type ConformanceTest, inEach } from "./conformance-test.ts";
import { type Act, othersIn, type Subject } from "./subject.ts";

const acts: readonly Act[] = ["rename", "revoke", "revoke-others"];

/** Another session, by the list where it comes. */
const targetOf = async (subject: Subject): Promise<string | undefined> => {
  const list = await subject.tryList();
  const [other] = list.settled === "resolved" ? othersIn(list.value) : [];
  return other ?? (await subject.own()).at(-1);
};

type Cost = Awaited<ReturnType<Subject["costOf"]>>;

/** What the act costs after a list. */
const costOfAct = async (subject: Subject, act: Act): Promise<Cost> => {
  const id = act === "revoke-others" ? undefined : await targetOf(subject);
  return subject.costOf(() => subject.act(act, id));
};

/**
 * What failed is not tried again. Seen only where the setup counts requests. What an act reads is left open: an adapter
 * may look at what became of an act whose answer was lost.
 */
export const retryTests: readonly ConformanceTest[] = inEach(
  ["rate-limited", "server-error", "network-loss", "lost-answer"],
  "sends nothing again that failed",
  async (subject) => {
    const requireNoMore = async (
      what: string,
      kind: "reads" | "acts",
      costOf: (one: Subject) => Promise<Cost>,
    ) => {
      const cost = await costOf(subject);
      const most = cost && (await subject.whenHealthy(costOf));
      if (!most) return;
      requireThat(cost[kind] <= most[kind], {
        expected: `${what} sends as many requests as in two-others at most (${kind}: ${most[kind]})`,
        came: `it sent ${cost[kind]}`,
        contract: "an adapter never tries again by itself: it would do twice what may be done already",
      });
    };
    await requireNoMore("listSessions()", "reads", (one) => one.costOf(() => one.tryList()));
    await requireNoMore("listEndedSessions()", "reads", (one) => one.costOf(() => one.tryEnded()));
    for (const act of acts)
      if (subject.has(act)) await requireNoMore(subject.nameOf(act), "acts", (one) => costOfAct(one, act));
  },
);
