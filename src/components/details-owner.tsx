"use client";

import {
  type Context,
  createContext,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import type { DeviceRow, DevicesSuccess } from "../devices/device.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { useBrowserLayoutEffect, useFormer } from "../devices/use-former.ts";
import { usePersonKey } from "../devices/use-person-key.ts";
import { DeviceDialog, type DeviceDialogSlots } from "./device-dialog.tsx";
import { type DeviceLinkProps, NoLongerSignedIn, useOpenedDevice } from "./device-link.tsx";
import { heirOf } from "./focus.ts";
import type { History, OpenDetails } from "./history-context.ts";
import { LiveRegion, SayWhile, useHasNotices, useSay } from "./live-region.tsx";
import { RenameNotesProvider, useRenames } from "./use-renames.ts";
import { type Unrecognized, WasntMe } from "./wasnt-me.tsx";

const DetailsContext: Context<OpenDetails | undefined> = createContext<OpenDetails | undefined>(undefined);

/** How a list opens its details. Absent = nobody owns a dialog yet. */
export function useOpenDetails(): OpenDetails | undefined {
  return useContext(DetailsContext);
}

interface DetailsOwnerProps extends DeviceDialogSlots, DeviceLinkProps {
  /** The devices that are shown. */
  devices: readonly DeviceRow[];
  /** Another one that is still listed, whose details stay open. */
  find?: DevicesSuccess["find"];
  /** All of them: a link may be about one that is not shown. Absent = "This wasn't me" asks the provider. */
  all?: DevicesSuccess;
  /** Several are selected: its own bar says that they are being signed out. */
  isSelecting?: boolean;
  /** It may have a device that is not listed any more. */
  history?: History | undefined;
  children: ReactNode;
}

/** Owns the one dialog of the lists below it, and says what happens to their devices. Inside of another one it is only its children. */
export function DetailsOwner(props: DetailsOwnerProps): ReactElement {
  const isInside = useOpenDetails() !== undefined;
  const key = usePersonKey();
  const isSaid = useHasNotices();
  if (isInside) return <>{props.children}</>;
  // The widget has a region, and is made anew for each person itself.
  if (isSaid) return <Owner {...props} />;
  return (
    <LiveRegion key={key}>
      <Owner {...props} />
    </LiveRegion>
  );
}

function Owner(props: DetailsOwnerProps): ReactElement {
  const { devices, find, all, history, openDeviceId, onOpenDeviceChange, isSelecting, children, ...slots } =
    props;
  const labels = useLabels();
  const say = useSay();
  const pressed = useRef<HTMLElement | null>(null);
  const [unrecognized, setUnrecognized] = useState<Unrecognized>();
  const listed = (sought: string) => devices.find(({ id }) => id === sought) ?? find?.(sought);
  const { opened, device, change } = useOpenedDevice(
    { openDeviceId, onOpenDeviceChange },
    (sought) => listed(sought) ?? history?.find(sought) ?? undefined,
    all,
  );
  const renames = useRenames(listed);
  const close = () => {
    if (device) renames.forget(device.id);
    change(undefined);
  };

  useEffect(() => {
    // If it was being signed out, what became of that is said.
    if (opened?.hasLeft && opened.state !== "signing-out" && opened.name)
      say("details", labels.noLongerListed(opened.name));
  }, [opened, say, labels]);

  const open = useCallback<OpenDetails>(
    (row, button) => {
      pressed.current = button ?? null;
      // Safari does not focus a button that is clicked.
      button?.focus();
      change(row);
    },
    [change],
  );
  const attend = history?.attend;
  const sought = opened?.isUnlisted || device?.known ? opened?.id : undefined;
  useBrowserLayoutEffect(() => {
    attend?.({ open, sought });
    return () => attend?.(undefined);
  }, [attend, open, sought]);
  const running = devices.filter(({ state }) => state === "signing-out").map(({ id }) => id);
  // The same while it only shrinks: what was said of three is not said again of the two that are left.
  const batch = useFormer<readonly string[]>((former) =>
    former && running.every((id) => former.includes(id)) && running.length > 0 ? former : running,
  );
  const [first = ""] = running;
  const isSaid =
    batch.length > 1
      ? all && !all.areOthersSigningOut && !isSelecting
      : first && unrecognized?.state !== "open";
  return (
    <DetailsContext.Provider value={open}>
      <RenameNotesProvider value={renames.notes}>{children}</RenameNotesProvider>
      {isSaid && (
        <SayWhile
          key={`running ${batch}`}
          text={
            running.length > 1
              ? labels.signingOutDevices(running.length, labels.number)
              : labels.signingOutDevice(listed(first)?.distinctName ?? labels.theDevice)
          }
        />
      )}
      {device && (
        <DeviceDialog
          {...slots}
          device={device}
          renames={renames}
          onClose={close}
          onWasntMe={() => {
            const heir = pressed.current ? heirOf(pressed.current) : () => null;
            close();
            setUnrecognized({ device, heir, state: "open" });
          }}
        />
      )}
      {opened?.isUnlisted && all && (!history || history.find(opened.id) === null) && (
        <NoLongerSignedIn {...all} onClose={close} />
      )}
      {unrecognized && (
        <WasntMe
          key={unrecognized.device.id}
          {...unrecognized}
          all={all}
          steps={slots.steps}
          onState={(state) => setUnrecognized({ ...unrecognized, state })}
        />
      )}
    </DetailsContext.Provider>
  );
}

/** True for a click on a row that asks for its details or ticks it, and not for something else on it. */
export function asksForDetails(event: MouseEvent): boolean {
  const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
  const target = event.target as Element;
  const control = target.closest("a, button, input, select, textarea, label, summary, [contenteditable]");
  if (control) return control.matches(".yd-open, .yd-check");
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey && getSelection()?.type !== "Range";
}
