import type { SessionList } from "../../../src/contract.ts";
import type { Guard, GuardOptions } from "../../../src/core/guard/guard.ts";
import type { GuardSnapshot } from "../../../src/core/guard/guard-snapshot.ts";
import type { PendingSignOut } from "../../../src/core/guard/pending-sign-outs.ts";
import { createSnapshot } from "../../../src/core/guard/snapshot.ts";
import type { SignOutResult } from "../../../src/core/sign-out-result.ts";

export interface SimpleClientRules {
  /** Changes a list before it is shown. */
  onList?: (list: SessionList, pending: ReadonlySet<string>) => SessionList;
  /** Changes the shown list as a request leaves. */
  onSend?: (list: SessionList, id: string) => SessionList;
}

/** The client that everybody writes first: send, list again, show the list that came last. One request per id at a time. */
export function createSimpleClient(
  { adapter, write }: GuardOptions,
  { onList = (list) => list, onSend = (list) => list }: SimpleClientRules = {},
): Guard {
  let shown: SessionList | undefined;
  const pending = new Set<string>();
  const { read, changed, subscribe } = createSnapshot<GuardSnapshot>(() => ({
    list: shown,
    shown,
    pendingSignOuts: new Map<string, PendingSignOut>(
      [...pending].map((id) => [id, { state: "signing-out" }]),
    ),
    receivedAt: undefined,
    areOthersRunning: false,
    lastResults: [],
    error: undefined,
    signedOut: false,
  }));
  const show = (list: SessionList): SessionList => {
    shown = list;
    changed();
    return list;
  };
  const list = async () => onList((await adapter().listSessions()) as SessionList, pending);

  const revoke = async (id: string): Promise<SignOutResult> => {
    const row = shown?.sessions.find((session) => session.id === id);
    if (!shown || !row || row.isCurrent || row.notRevocable || pending.has(id))
      return { id, outcome: "already-gone" };
    pending.add(id);
    show(onSend(shown, id));
    await adapter().revokeSession?.(id);
    pending.delete(id);
    write?.(show(await list()));
    return { id, outcome: "revoked" };
  };
  const revokeMany = (ids: readonly string[]) => Promise.all(ids.map(revoke));

  return {
    list,
    accept: show,
    revoke,
    revokeMany,
    revokeOthers: () =>
      revokeMany((shown?.sessions ?? []).filter(({ isCurrent }) => !isCurrent).map(({ id }) => id)),
    subscribe,
    snapshot: read,
    stepUp: async () => {},
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
