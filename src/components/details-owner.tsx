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
  useState,
} from "react";
import type { DeviceRow, DevicesSuccess } from "../devices/device.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { DeviceDialog, type DeviceDialogSlots } from "./device-dialog.tsx";
import { LiveRegion, SayWhile, useSay } from "./live-region.tsx";

/** Opens the details of a device, whose button gets the focus back. */
type OpenDetails = (device: DeviceRow, button: HTMLElement | null | undefined) => void;

const DetailsContext: Context<OpenDetails | undefined> = createContext<OpenDetails | undefined>(undefined);

/** How a list opens its details. Absent = nobody owns a dialog yet. */
export function useOpenDetails(): OpenDetails | undefined {
  return useContext(DetailsContext);
}

interface DetailsOwnerProps extends DeviceDialogSlots {
  /** The devices that are shown. */
  devices: readonly DeviceRow[];
  /** Another one that is still listed, whose details stay open. */
  find?: DevicesSuccess["find"];
  children: ReactNode;
}

/** Owns the one dialog of the lists below it, and says what happens to their devices. Inside of another one it is only its children. */
export function DetailsOwner(props: DetailsOwnerProps): ReactElement {
  const isInside = useOpenDetails() !== undefined;
  if (isInside) return <>{props.children}</>;
  return (
    <LiveRegion>
      <Owner {...props} />
    </LiveRegion>
  );
}

interface Opened extends Pick<DeviceRow, "id" | "state"> {
  name: string;
  /** No list has it any more. The dialog closes for good: it must not open again by itself. */
  hasLeft?: true;
}

function Owner({ devices, find, children, ...slots }: DetailsOwnerProps): ReactElement {
  const labels = useLabels();
  const say = useSay();
  const [opened, setOpened] = useState<Opened>();
  const device =
    opened && !opened.hasLeft ? (devices.find(({ id }) => id === opened.id) ?? find?.(opened.id)) : undefined;
  if (opened && !opened.hasLeft && opened.state !== device?.state)
    setOpened(device ? { ...opened, state: device.state } : { ...opened, hasLeft: true });

  useEffect(() => {
    // If it was being signed out, what became of that is said.
    if (opened?.hasLeft && opened.state !== "signing-out") say("details", labels.noLongerListed(opened.name));
  }, [opened, say, labels]);

  const open = useCallback<OpenDetails>(({ id, state, distinctName }, button) => {
    // Safari does not focus a button that is clicked.
    button?.focus();
    setOpened({ id, state, name: distinctName });
  }, []);
  const running = devices
    .filter(({ state }) => state === "signing-out")
    .map(({ distinctName }) => distinctName);
  return (
    <DetailsContext.Provider value={open}>
      {children}
      {running.length === 1 && <SayWhile text={labels.signingOutDevice(running[0] as string)} />}
      {device && <DeviceDialog {...slots} device={device} onClose={() => setOpened(undefined)} />}
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
