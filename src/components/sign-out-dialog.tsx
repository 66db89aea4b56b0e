"use client";

import type { ReactElement } from "react";
import type { DevicesSuccess, NamedDevice } from "../devices/device.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { Button } from "./button.tsx";
import { deviceIcon } from "./device-icon.tsx";
import { Dialog } from "./dialog.tsx";
import { Told } from "./told.tsx";

interface SignOutDialogProps {
  /** How many would be signed out. Absent = not known. */
  count: number | undefined;
  /** Those of them whom it names: at least the only one. */
  devices: readonly NamedDevice[];
  /** Which stay, by their reason. */
  staying: DevicesSuccess["staying"];
  /** If there are several. */
  title: string;
  /** The button's text if there are several. */
  button: string;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks whether to sign several devices out: it names the first of them and says which stay. One alone is asked for by name. */
export function SignOutDialog(props: SignOutDialogProps): ReactElement {
  const { count, devices, staying, title, button, onClose, onConfirm } = props;
  const labels = useLabels();
  const { number } = labels;
  const only = count === 1 ? devices[0] : undefined;
  const rest = (count ?? 0) - devices.length;
  return (
    <Dialog
      title={only ? labels.confirmTitle(only.distinctName) : title}
      text={<p className="yd-meta">{labels.confirmOthersText}</p>}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{labels.cancel}</Button>
          <Button
            tone="danger"
            onClick={() => {
              onClose();
              onConfirm();
            }}
          >
            {only ? labels.signOut : button}
          </Button>
        </>
      }
    >
      {devices.length > 0 && (
        <ul className="yd-names">
          {devices.map(({ id, name, type, place, distinction = place }) => (
            <li key={id}>
              {deviceIcon({ type })}
              <Told text={name} />
              {distinction && <Told text={distinction} className="yd-meta" />}
            </li>
          ))}
          {rest > 0 && <li className="yd-meta">{labels.andMore(rest, number)}</li>}
        </ul>
      )}
      {(["managed-elsewhere", "too-new"] as const).map((reason) => {
        const stay = staying[reason];
        return stay ? (
          <p key={reason} className="yd-note">
            {labels.staying(stay, labels[`stays:${reason}`], number)}
          </p>
        ) : null;
      })}
    </Dialog>
  );
}
