import { useRef, useState } from "react";
import {
  type DevicesSuccess,
  type ListedDevice,
  type SignOutResult,
  useDevices,
  useListedDevices,
} from "../../src/index.ts";
import "./devices-table.css";

/** Your own page: the package knows what is true and what is possible, and this table decides how it looks. */
export function DevicesTable() {
  const devices = useDevices();
  switch (devices.status) {
    case "pending":
      return <p>Loading…</p>;
    case "signed-out":
      return <p>You are signed out.</p>;
    case "error":
      return <Problem text="The list could not be loaded." fix={devices.retry} />;
    case "reauth-required":
      return <Problem text="Please confirm that it’s you." fix={devices.confirm} />;
    case "success":
      return <Table devices={devices} />;
  }
}

function Table({ devices }: { devices: DevicesSuccess }) {
  const { current, others, othersCount, showMore, readOnlyReason, refreshError, retry, confirm } = devices;
  const listed = useListedDevices([...(current ? [current] : []), ...others]);
  const [said, setSaid] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);

  const tell = ({ distinctName }: ListedDevice, { outcome }: SignOutResult) => {
    const isGone = outcome === "revoked" || outcome === "already-gone";
    setSaid(isGone ? `${distinctName} is signed out.` : `${distinctName} may still be signed in.`);
    // The row disappears, and so does the button with the focus.
    if (isGone) heading.current?.focus();
  };

  return (
    <section className="devices-table">
      <h2 ref={heading} tabIndex={-1}>
        Where you are signed in
      </h2>
      {readOnlyReason && <p>Signing out is not possible here.</p>}
      {refreshError && <Problem text="This may be out of date." fix={confirm ?? retry} />}
      <table>
        <thead>
          <tr>
            <th>Device</th>
            <th>Place</th>
            <th>Last active</th>
            <th>Access</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((device) => (
            <Row key={device.id} device={device} onResult={tell} />
          ))}
        </tbody>
      </table>
      {showMore && (
        <button type="button" onClick={showMore}>
          {`${othersCount - others.length} more`}
        </button>
      )}
      <p role="status">{said}</p>
    </section>
  );
}

interface RowProps {
  device: ListedDevice;
  onResult: (device: ListedDevice, result: SignOutResult) => void;
}

function Row({ device, onResult }: RowProps) {
  const { name, distinctName, isCurrent, place, ipAddress, lastActive, signOut, state } = device;
  const note = device.note ?? device.notRevocable;
  return (
    <tr>
      <td>{name}</td>
      <td>{place ?? ipAddress ?? "Unknown"}</td>
      <td>{lastActive?.text ?? "Unknown"}</td>
      <td>
        {isCurrent && <span>This device</span>}
        {state === "signing-out" && <span>Signing out…</span>}
        {signOut && (
          <button
            type="button"
            aria-label={`Sign out ${distinctName}`}
            onClick={async () => onResult(device, await signOut())}
          >
            Sign out
          </button>
        )}
        {note && <p>{note}</p>}
      </td>
    </tr>
  );
}

function Problem({ text, fix }: { text: string; fix?: (() => void) | undefined }) {
  return (
    <div role="alert">
      <p>{text}</p>
      {fix && (
        <button type="button" onClick={() => fix()}>
          Continue
        </button>
      )}
    </div>
  );
}
