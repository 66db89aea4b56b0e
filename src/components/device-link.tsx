"use client";

import { type ReactElement, useCallback, useEffect, useRef, useState } from "react";
import type { DeviceRow, DevicesSuccess } from "../devices/device.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { useEnvironment } from "../devices/use-environment.ts";
import { useBrowserLayoutEffect } from "../devices/use-former.ts";
import { Button } from "./button.tsx";
import type { ShownDevice } from "./device-dialog.tsx";
import { Dialog } from "./dialog.tsx";

/** Whose details are open. A host can hold it, for a link to them. */
export interface DeviceLinkProps {
  /**
   * The id of the session whose details are open, whether its row is shown or not: from a link in a mail, say. It opens them
   * and signs nothing out. An id that is not on the list is looked for in the history, if an `EndedDevices` is among the
   * children; of any other one it says that the device is no longer signed in. Absent or null = none.
   */
  openDeviceId?: string | null | undefined;
  /**
   * Somebody opens the details of a device, or closes them (undefined), or the device has left (undefined). Given = the host
   * holds which are open: set `openDeviceId` to it. Absent = `openDeviceId` opens them, and the widget closes them.
   */
  onOpenDeviceChange?: ((id: string | undefined) => void) | undefined;
}

interface Opened {
  id: string;
  /** Absent = no list had it. */
  state?: DeviceRow["state"];
  name?: string;
  /** A list had it, and none has it any more. The dialog closes for good: it must not open again by itself. */
  hasLeft?: true;
  /** A newer list would not change it by itself: the dialog must not close and open while one is on its way. */
  isUnlisted?: true;
}

interface OpenedDevice {
  opened: Opened | undefined;
  /** The device whose details are open. */
  device: ShownDevice | undefined;
  /** Undefined closes them. The same function at each render. */
  change: (device: DeviceRow | undefined) => void;
}

/**
 * Whose details are open, held here or by the host.
 *
 * @param all what a link may be about. Absent = only what is pressed is opened.
 */
export function useOpenedDevice(
  { openDeviceId, onOpenDeviceChange }: DeviceLinkProps,
  find: (id: string) => ShownDevice | undefined,
  all: DevicesSuccess | undefined,
): OpenedDevice {
  const asked = openDeviceId || undefined;
  const { now } = useEnvironment();
  const [followed, setFollowed] = useState<string>();
  const [opened, setOpened] = useState<Opened>();
  const device = opened && !opened.hasLeft ? find(opened.id) : undefined;
  if (followed !== asked) {
    setFollowed(asked);
    setOpened(asked ? { id: asked } : undefined);
  } else if (opened && !opened.hasLeft) {
    if (device && (device.state !== opened.state || device.distinctName !== opened.name))
      setOpened({ id: opened.id, state: device.state, name: device.distinctName });
    else if (!device && opened.state) setOpened({ ...opened, hasLeft: true });
    // Before that nobody knows whether a list is on its way. One that failed tells nothing.
    else if (!device && !opened.isUnlisted && now > 0 && all && !all.isRefreshing && !all.refreshError)
      setOpened({ ...opened, isUnlisted: true });
  }

  const latest = useRef(onOpenDeviceChange);
  useBrowserLayoutEffect(() => {
    latest.current = onOpenDeviceChange;
  });
  const hasLeft = opened?.hasLeft;
  useEffect(() => {
    if (hasLeft) latest.current?.(undefined);
  }, [hasLeft]);
  const change = useCallback((next: DeviceRow | undefined) => {
    if (latest.current) latest.current(next?.id);
    else setOpened(next && { id: next.id, state: next.state, name: next.distinctName });
  }, []);
  return { opened, device, change };
}

interface NoLongerSignedInProps extends Pick<DevicesSuccess, "truncated" | "skipped"> {
  onClose: () => void;
}

/** What a link to a device says that is not on the list. A list that is not whole can't tell whether it is signed in. */
export function NoLongerSignedIn({ truncated, skipped, onClose }: NoLongerSignedInProps): ReactElement {
  const labels = useLabels();
  const isWhole = !truncated && skipped === 0;
  return (
    <Dialog
      title={isWhole ? labels.noLongerSignedIn : labels["error:not-found"]}
      text={!isWhole && <p className="yd-meta">{labels.truncated}</p>}
      onClose={onClose}
      actions={<Button onClick={onClose}>{labels.close}</Button>}
    />
  );
}
