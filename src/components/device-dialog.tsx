"use client";

import { type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import { type DeviceDetail, detailsOf } from "../devices/details-of.ts";
import type { Device, DeviceRow } from "../devices/device.ts";
import { useDevicesContext, useLabels } from "../devices/devices-provider.tsx";
import type { Step } from "../devices/receipt.ts";
import { useWasntMeLabels } from "../devices/use-feature-labels.ts";
import { Button, useBusy } from "./button.tsx";
import { iconOf } from "./device-icon.tsx";
import { Dialog } from "./dialog.tsx";
import { useSayOutcome } from "./live-region.tsx";
import { Rename } from "./rename.tsx";
import { Told } from "./told.tsx";
import { useCopy } from "./use-copy.ts";
import type { Renames } from "./use-renames.ts";

/** A detail as the dialog shows it: a host may put anything into `value`, and add details of its own. */
export interface ShownDetail extends Omit<DeviceDetail, "key" | "value"> {
  key: string;
  value: ReactNode;
}

/** What a host may say and show in a device's dialog. */
export interface DeviceDialogSlots {
  /** Replaces the drawing of the device. */
  icon?: ((device: Device) => ReactNode) | undefined;
  /** Changes the details, or adds to them. */
  details?: ((details: DeviceDetail[], device: Device) => ShownDetail[]) | undefined;
  /** The page on which a person changes the password. Default "/.well-known/change-password"; null = nowhere. */
  changePasswordHref?: string | null | undefined;
  /** What a person who says "This wasn't me" should do after the sign-outs, in this order. Data alone. */
  steps?: readonly Step[] | undefined;
}

/** A device whose details can be open. */
export interface ShownDevice extends DeviceRow {
  /** All that is known of it. Absent = what is known of any device that is signed in. */
  known?: DeviceDetail[];
}

interface DeviceDialogProps extends DeviceDialogSlots {
  device: ShownDevice;
  renames: Renames;
  onClose: () => void;
  /** The person does not recognize the device. */
  onWasntMe: () => void;
}

/** All that is known of a device, and the question whether to sign it out. */
export function DeviceDialog(props: DeviceDialogProps): ReactElement {
  const { device, renames, icon, details = (given) => given, onClose, onWasntMe } = props;
  const { changePasswordHref = "/.well-known/change-password" } = props;
  const labels = useWasntMeLabels();
  const sayOutcome = useSayOutcome();
  const { onSignOut } = useDevicesContext();
  const { isCurrent, notRevocable, signOut, session } = device;
  const [isLeaving, signOutHere] = useBusy(onSignOut);
  const note = renames.notes.get(device.id);
  return (
    <Dialog
      onClose={onClose}
      text={
        isCurrent ? (
          <p className="yd-meta">{labels.signOutHereText}</p>
        ) : (
          signOut && (
            <>
              {session.consequence && (
                <p className="yd-note" data-tone="warning">
                  <bdi>{session.consequence}</bdi>
                </p>
              )}
              <p className="yd-meta">
                <span>{labels.confirmText}</span>
                {changePasswordHref !== null && (
                  <>
                    <span> </span>
                    <a className="yd-link" href={changePasswordHref}>
                      {labels.changePassword}
                    </a>
                  </>
                )}
              </p>
            </>
          )
        )
      }
      after={signOut && !isCurrent && <Button onClick={onWasntMe}>{labels.wasntMe}</Button>}
      title={<Told text={device.pendingName ?? device.distinctName} />}
      beside={<Rename device={device} renames={renames} />}
      icon={
        <div className="yd-tile" data-current={isCurrent ? "" : undefined}>
          {icon ? icon(device) : iconOf(device, labels)}
        </div>
      }
      actions={
        <>
          <Button onClick={onClose}>{labels.close}</Button>
          {signOut && (
            <Button
              tone="danger"
              onClick={() => {
                onClose();
                void sayOutcome(async () => [await signOut()]);
              }}
            >
              {labels.signOut}
            </Button>
          )}
          {isCurrent && onSignOut && (
            <Button isBusy={isLeaving} onClick={() => signOutHere().finally(onClose)}>
              {isLeaving ? labels.signingOut : labels.signOut}
            </Button>
          )}
        </>
      }
    >
      {note && (
        <p className="yd-note" data-tone="warning">
          {note}
        </p>
      )}
      {notRevocable && !isCurrent && <p className="yd-note">{notRevocable}</p>}
      <dl className="yd-details">
        {details(device.known ?? detailsOf(device, labels), device).map(({ key, label, value, note }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              <DetailValue device={device} name={key}>
                {value}
              </DetailValue>
              {note && <small>{note}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

interface DetailValueProps {
  device: Device;
  name: string;
  children: ReactNode;
}

/** A value with what can be done with it: an address that came whole can be shown whole, the id can be copied. */
function DetailValue({ device, name, children }: DetailValueProps): ReactElement {
  const labels = useLabels();
  const copy = useCopy();
  const text = useRef<HTMLElement>(null);
  const [isWhole, setIsWhole] = useState(false);
  const { ipAddress = "" } = device.session;
  const shown = isWhole ? ipAddress : children;
  const isMasked = name === "address" && device.ipAddress !== undefined && !ipAddress.includes("/");
  useEffect(() => {
    // The button that had the focus is gone, and this is what it showed.
    if (isWhole) text.current?.focus();
  }, [isWhole]);
  return (
    <div className="yd-value">
      <span ref={text} tabIndex={isWhole ? -1 : undefined}>
        {typeof shown === "string" ? <Told text={shown} /> : shown}
      </span>
      {isMasked && !isWhole && (
        <button type="button" className="yd-link" onClick={() => setIsWhole(true)}>
          {labels.showAddress}
        </button>
      )}
      {name === "id" && (
        <button type="button" className="yd-link" onClick={() => copy(device.id, text.current)}>
          {labels.copy}
        </button>
      )}
    </div>
  );
}
