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
import { usePersonKey } from "../devices/use-person-key.ts";
import { DeviceDialog, type DeviceDialogSlots } from "./device-dialog.tsx";
import { type DeviceLinkProps, NoLongerSignedIn, useOpenedDevice } from "./device-link.tsx";
import { heirOf } from "./focus.ts";
import { LiveRegion, SayWhile, useSay } from "./live-region.tsx";
import { type Unrecognized, WasntMe } from "./wasnt-me.tsx";

/** Opens the details of a device, whose button gets the focus back. */
type OpenDetails = (device: DeviceRow, button: HTMLElement | null | undefined) => void;

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
  children: ReactNode;
}

/** Owns the one dialog of the lists below it, and says what happens to their devices. Inside of another one it is only its children. */
export function DetailsOwner(props: DetailsOwnerProps): ReactElement {
  const isInside = useOpenDetails() !== undefined;
  const key = usePersonKey();
  if (isInside) return <>{props.children}</>;
  return (
    <LiveRegion key={key}>
      <Owner {...props} />
    </LiveRegion>
  );
}

function Owner(props: DetailsOwnerProps): ReactElement {
  const { devices, find, all, openDeviceId, onOpenDeviceChange, children, ...slots } = props;
  const labels = useLabels();
  const say = useSay();
  const pressed = useRef<HTMLElement | null>(null);
  const [unrecognized, setUnrecognized] = useState<Unrecognized>();
  const { opened, device, change } = useOpenedDevice(
    { openDeviceId, onOpenDeviceChange },
    (sought) => devices.find(({ id }) => id === sought) ?? find?.(sought),
    all,
  );
  const close = () => change(undefined);

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
  const running = devices
    .filter(({ state }) => state === "signing-out")
    .map(({ distinctName }) => distinctName);
  return (
    <DetailsContext.Provider value={open}>
      {children}
      {running.length === 1 && unrecognized?.state !== "open" && (
        <SayWhile text={labels.signingOutDevice(running[0] as string)} />
      )}
      {device && (
        <DeviceDialog
          {...slots}
          device={device}
          onClose={close}
          onWasntMe={() => {
            const heir = pressed.current ? heirOf(pressed.current) : () => null;
            close();
            setUnrecognized({ device, heir, state: "open" });
          }}
        />
      )}
      {opened?.isUnlisted && all && <NoLongerSignedIn {...all} onClose={close} />}
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
