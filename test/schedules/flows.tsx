import { type ReactNode, useLayoutEffect, useMemo, useState } from "react";
import type { RenameResult } from "../../src/core/guard/renames.ts";
import { isGone, type SignOutResult } from "../../src/core/sign-out-result.ts";
import {
  type DeviceSelection,
  type DevicesResult,
  type EndedDevicesResult,
  type SignOutOthersAfter,
  type Step,
  type ThisWasntMe,
  useDeviceSelection,
  useEndedDevices,
  useRenameSession,
  useSignOutOthersAfter,
  useThisWasntMe,
} from "../../src/index.ts";
import type { BelowProps } from "./hooks-page.tsx";
import type { HooksWorld } from "./hooks-world.ts";
import type { Life } from "./life.ts";
import { rowsOf } from "./watch-frames.ts";
import { type HistoryWatch, watchHistory } from "./watch-history.ts";
import { type NameWatch, watchNames } from "./watch-names.ts";

const flowSteps: readonly Step[] = [
  { key: "password", title: "Change your password" },
  { key: "factor", title: "Turn on a second factor" },
];

interface HistoryState {
  enabled: boolean;
}

/** What the newest commit had. */
interface FlowFrame {
  devices: DevicesResult;
  life: Life | undefined;
  selection: DeviceSelection;
  wasntMe: ThisWasntMe;
  after: SignOutOthersAfter;
  /** The mutation. */
  rename: (variables: { id: string; name: string }) => Promise<RenameResult>;
  /** Opens or closes the history: an open one may be told to ask for nothing. Undefined = there is none on the page. */
  showHistory: (state: HistoryState | undefined) => void;
  /** Opens this device for "This wasn't me"; undefined closes it. */
  open: (id: string | undefined) => void;
}

export interface Flows {
  Below: (props: BelowProps) => ReactNode;
  frame(): FlowFrame | undefined;
  /** What the form of the host does when it is saved. */
  save: () => Promise<void>;
  /** The form was submitted, and that has not ended. */
  isSaving: boolean;
  /** The ids that a person may have selected in this life. */
  selectable(life: Life): Set<string>;
  /** How many sign-outs have begun. */
  begun(): number;
  names: NameWatch;
  history: HistoryWatch;
  /** What the newest commit of an open history had. */
  historyFrame(): EndedDevicesResult | undefined;
}

/** The hooks of selection, "This wasn't me" and the form after a save, watched at each commit. */
export function createFlows(worldOf: () => HooksWorld): Flows {
  let frame: FlowFrame | undefined;
  let historyFrame: EndedDevicesResult | undefined;
  let begun = 0;
  const names = watchNames(worldOf);
  const history = watchHistory(worldOf);
  const selectableIn = new Map<Life, Set<string>>();
  /** Of each life, the ids that it has shown. */
  const shownIn = new Map<Life, Set<string>>();

  const inside = <T,>(sets: Map<Life, Set<T>>, life: Life): Set<T> => {
    const known = sets.get(life) ?? new Set<T>();
    sets.set(life, known);
    return known;
  };

  /** Every sign-out is followed, whichever hook begins it. */
  const followed = (devices: DevicesResult, life: Life | undefined): DevicesResult => {
    if (devices.status !== "success" || !life) return devices;
    const { signOutMany, signOutOthers } = devices;
    const follow = (ids: readonly string[] | undefined, run: () => Promise<SignOutResult[]>) => {
      let results: Promise<SignOutResult[]> | undefined;
      begun += 1;
      worldOf().follow(life, ids && [...ids], () => {
        results = run();
        return results;
      });
      return results as Promise<SignOutResult[]>;
    };
    return {
      ...devices,
      ...(signOutMany && { signOutMany: (ids) => follow(ids, () => signOutMany(ids)) }),
      ...(signOutOthers && { signOutOthers: () => follow(undefined, signOutOthers) }),
    };
  };

  function judge({ devices, life, selection, wasntMe }: FlowFrame): void {
    const { judge: it, servers } = worldOf();
    const { selected, signOut } = selection;
    const isSuccess = devices.status === "success";
    const canSignOut = isSuccess && devices.current !== undefined && !devices.readOnlyReason;
    if (life) for (const { id } of rowsOf(devices)) inside(shownIn, life).add(id);
    if (life) names.see(devices, life);
    it.expect(isSuccess || selected.size === 0, "lie", () => `${selected.size} are selected of nothing`);
    it.expect(!signOut || (canSignOut && selected.size > 0), "lie", () => "a selection can be signed out");
    for (const id of selected) {
      const isOwn = life !== undefined && inside(shownIn, life).has(id);
      it.expect(isOwn, "another-user", () => `${id} is selected`);
      const may = life !== undefined && inside(selectableIn, life).has(id);
      it.expect(may, "lie", () => `${id} is selected, and nobody could do that`);
    }

    const { stage, next, error, receipt } = wasntMe;
    const own = receipt?.results.find(({ id }) => id === receipt.device.id);
    if (receipt) {
      const isOwn = life !== undefined && inside(shownIn, life).has(receipt.device.id);
      it.expect(isOwn, "another-user", () => `a receipt of ${receipt.device.id}`);
    }
    const hasEnded = own !== undefined && isGone(own);
    it.expect(stage === "device" || hasEnded, "lie", () => `${stage} before the device has ended`);
    if (stage === "device" && receipt && next)
      it.expect(error !== undefined, "lie", () => `nothing is said of "${own?.outcome}"`);
    for (const { id = "", outcome } of receipt?.results ?? []) {
      const isAlive = Object.values(servers).some((server) => server.isAlive(id));
      it.expect(!isGone({ outcome }) || !isAlive, "lie", () => `the receipt says that ${id} has ended`);
    }
  }

  function History({ life, enabled }: HistoryState & { life: Life | undefined }): ReactNode {
    const ended = useEndedDevices({ enabled });
    useLayoutEffect(() => {
      historyFrame = ended;
      history.see(ended, life);
    });
    useLayoutEffect(
      () => () => {
        historyFrame = undefined;
        history.see(undefined, undefined);
      },
      [],
    );
    return null;
  }

  function Below({ devices, guard, account }: BelowProps): ReactNode {
    const life = guard && account.lifeOf(guard);
    const watched = useMemo(() => followed(devices, life), [devices, life]);
    const [id, open] = useState<string>();
    const selection = useDeviceSelection(watched);
    const device = rowsOf(watched).find((row) => row.id === id);
    const wasntMe = useThisWasntMe(device, { devices: watched, steps: flowSteps });
    const after = useSignOutOthersAfter(() => flows.save());
    const { mutateAsync: rename } = useRenameSession();
    const [shown, showHistory] = useState<HistoryState>();
    useLayoutEffect(() => {
      frame = { devices: watched, life, selection, wasntMe, after, rename, showHistory, open };
      judge(frame);
    });
    useLayoutEffect(
      () => () => {
        frame = undefined;
      },
      [],
    );
    return shown ? <History life={life} {...shown} /> : null;
  }

  const flows: Flows = {
    Below,
    frame: () => frame,
    save: async () => {},
    isSaving: false,
    selectable: (life) => inside(selectableIn, life),
    begun: () => begun,
    names,
    history,
    historyFrame: () => historyFrame,
  };
  return flows;
}
