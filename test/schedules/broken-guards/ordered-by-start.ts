import type { SessionList } from "../../../src/contract.ts";
import { checkList } from "../../../src/core/check/check-list.ts";
import type { Guard, GuardOptions } from "../../../src/core/guard/guard.ts";
import type { GuardSnapshot } from "../../../src/core/guard/guard-snapshot.ts";
import { createPendingSignOuts } from "../../../src/core/guard/pending-sign-outs.ts";
import { createSignOuts } from "../../../src/core/guard/sign-out.ts";
import { createSnapshot } from "../../../src/core/guard/snapshot.ts";
import { withDeadline } from "../../../src/core/with-deadline.ts";

/** Seeded bug: the real sign-outs over lists that may overlap; of two, the one that began later wins. */
export function orderedByStart({ adapter, write, timer }: GuardOptions): Guard {
  let time = 0;
  let newest: SessionList | undefined;
  let newestStart = 0;
  const startOf = new WeakMap<SessionList, number>();
  const { read, changed, subscribe } = createSnapshot<GuardSnapshot>(() => ({
    list: newest,
    shown: newest,
    pendingSignOuts: pending.read(),
    receivedAt: undefined,
    areOthersRunning: false,
    lastResults: [],
    error: undefined,
    signedOut: false,
  }));
  const pending = createPendingSignOuts(changed);
  const tick = () => ++time;
  const within = <T>(send: (signal: AbortSignal) => Promise<T>) =>
    withDeadline(send, { ms: 30_000, what: "The request", timer });

  const list = async () => {
    const start = tick();
    const checked = await within(async (signal) => checkList(await adapter().listSessions({ signal })));
    startOf.set(checked, start);
    return checked;
  };
  const accept = (incoming: SessionList): SessionList => {
    const start = startOf.get(incoming) ?? 0;
    if (start <= newestStart) return newest ?? incoming;
    newestStart = start;
    newest = incoming;
    pending.settle(newest, start);
    changed();
    return newest;
  };
  const signOuts = createSignOuts({
    adapter,
    pending,
    tick,
    newest: () => newest,
    newestStart: () => newestStart,
    async makeList() {
      const followUp = accept(await list());
      write?.(followUp);
    },
    withDeadline: within,
    changed,
  });

  return {
    list,
    accept,
    async revoke(id) {
      const [result] = await signOuts.revokeMany([id]);
      return result ?? { id, outcome: "unknown" };
    },
    ...signOuts,
    subscribe,
    snapshot: read,
    extension() {
      throw new Error("It has no extensions.");
    },
    judgeForeign: () => "drop",
    hide: () => {},
    markTime: () => () => false,
    dismiss: () => {},
    watch: () => {},
    retire: () => {},
  };
}
