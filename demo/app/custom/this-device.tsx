import { useState } from "react";
import type { DeviceRow, DevicesProviderProps } from "../../../src/index.ts";
import { Glyph } from "./glyph.tsx";

interface ThisDeviceProps extends Pick<DevicesProviderProps, "onSignOut"> {
  device: DeviceRow;
}

/** The device that the person sits at. It is signed out by the application itself, never through the list. */
export function ThisDevice({ device, onSignOut }: ThisDeviceProps) {
  const [failed, setFailed] = useState(false);
  const signOut = async (): Promise<void> => {
    try {
      await onSignOut?.();
    } catch {
      setFailed(true);
    }
  };
  return (
    <section className="here" aria-label="This device">
      <Glyph type={device.type} />
      <div>
        <h2>{device.name}</h2>
        <p>You are here now{device.place && `, in ${device.place}`}</p>
        {failed && <p role="alert">The server did not answer. You are still signed in here.</p>}
      </div>
      {onSignOut && (
        <button type="button" aria-label="Sign out of this device" onClick={signOut}>
          Sign out
        </button>
      )}
    </section>
  );
}
