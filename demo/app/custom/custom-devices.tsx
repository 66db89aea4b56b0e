import { type DevicesProviderProps, useDevices } from "../../../src/index.ts";
import { errorText } from "./error-text.ts";
import { Overview } from "./overview.tsx";

/** One branch for each of the five states that `useDevices` can be in. */
export function CustomDevices({ onSignOut }: Pick<DevicesProviderProps, "onSignOut">) {
  const devices = useDevices();
  switch (devices.status) {
    case "pending":
      return <p className="lead">Looking up your devices…</p>;
    case "signed-out":
      return <p className="note">You are signed out.</p>;
    case "error":
      return (
        <div className="card device-problem">
          <p>Your devices can’t be shown. {errorText(devices.error)}</p>
          <button type="button" onClick={devices.retry}>
            Try again
          </button>
        </div>
      );
    case "reauth-required":
      return (
        <div className="card device-problem">
          <p>You signed in a while ago. Confirm that it’s you to see your devices.</p>
          {devices.confirm && (
            <button type="button" className="primary" onClick={() => devices.confirm?.().catch(() => {})}>
              Confirm
            </button>
          )}
        </div>
      );
    case "success":
      return <Overview devices={devices} onSignOut={onSignOut} />;
  }
}
