import { useRef } from "react";
import type { ListedDevice } from "../../../src/index.ts";
import { errorText } from "./error-text.ts";
import { Glyph } from "./glyph.tsx";
import { TwoSteps } from "./two-steps.tsx";

interface DeviceCardProps {
  device: ListedDevice;
  onSignOut: (device: ListedDevice, card: HTMLElement | null) => Promise<void>;
}

export function DeviceCard({ device, onSignOut }: DeviceCardProps) {
  const card = useRef<HTMLLIElement>(null);
  const { distinctName, error, lastActive, name, place, signOut, state, type } = device;
  return (
    <li ref={card} className="device" data-state={state}>
      <Glyph type={type} />
      <h4>{name}</h4>
      <p>{place ?? "Place unknown"}</p>
      {lastActive && (
        <p>
          <time dateTime={lastActive.dateTime} title={lastActive.title}>
            {lastActive.text}
          </time>
        </p>
      )}
      {device.notRevocable && <p>{device.notRevocable}</p>}
      {state === "failed" && <p className="device-error">Still signed in. {error && errorText(error)}</p>}
      {state === "unknown" && <p className="device-error">The server did not say whether this worked.</p>}
      {(signOut || state === "signing-out") && (
        <TwoSteps
          label="Sign out"
          accessibleLabel={`Sign out ${distinctName}`}
          question={`Sign out ${distinctName}?`}
          confirmLabel="Sign out"
          busy={state === "signing-out"}
          onConfirm={() => onSignOut(device, card.current)}
        />
      )}
    </li>
  );
}
