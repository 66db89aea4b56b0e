import type { SessionList } from "../../../src/contract.ts";
import { checkList } from "../../../src/core/check/check-list.ts";
import type { Guard, GuardOptions } from "../../../src/core/guard/guard.ts";
import { createSnapshot } from "../../../src/core/guard/guard.ts";
import { createPendingSignOuts } from "../../../src/core/guard/pending-sign-outs.ts";
import { createSignOuts } from "../../../src/core/guard/sign-out.ts";
import { withDeadline } from "../../../src/core/with-deadline.ts";

/** Seeded bug: the real acts and marks over lists that may overlap; of two, the one that began later wins. */
export function orderedByStart({ adapter, write, timer }: GuardOptions): Guard {
  let time = 0;
  let newest: SessionList | undefined;
  let newestStart = 0;
  const startOf = new WeakMap<SessionList, number>();
  const marks = createPendingSignOuts();
  const { read, changed, subscribe } = createSnapshot(() => ({
    list: newest,
    pendingSignOuts: marks.read(),
    error: undefined,
    signedOut: false,
  }));
  const tick = () => ++time;
  const within = <T>(call: (signal: AbortSignal) => Promise<T>) =>
    withDeadline(call, { ms: 30_000, what: "The call", timer });

  const list = async () => {
    const start = tick();
    const answer = await within(async (signal) => checkList(await adapter().listSessions({ signal })));
    startOf.set(answer, start);
    return answer;
  };
  const accept = (incoming: SessionList): SessionList => {
    const start = startOf.get(incoming) ?? 0;
    if (start <= newestStart) return newest ?? incoming;
    newestStart = start;
    newest = incoming;
    marks.settle(newest, start);
    changed();
    return newest;
  };
  const acts = createSignOuts({
    adapter,
    marks,
    tick,
    newest: () => newest,
    async prove() {
      const proof = accept(await list());
      write?.(proof);
      return proof;
    },
    withDeadline: within,
    isRetired: () => false,
    changed,
  });

  return {
    list,
    accept,
    view: (data) => newest ?? data,
    async revoke(id) {
      const [result] = await acts.revokeMany([id]);
      return result ?? { id, outcome: "unknown" };
    },
    ...acts,
    subscribe,
    snapshot: read,
    retire: () => {},
  };
}
