"use client";

import { useDeviceSelection, useDevices, useNotices, useSelectionLabels } from "your-devices";

// Inside a <DevicesProvider>.
export function SelectDevices() {
  const devices = useDevices();
  const { selected, toggle, selectShown, clear, signOut } = useDeviceSelection(devices);
  const notices = useNotices(devices);
  const labels = useSelectionLabels();
  if (devices.status !== "success") return null;
  return (
    <section>
      {notices.map(({ key, text, action }) => (
        <p key={key}>
          <span>{text}</span>{" "}
          {action && (
            <button type="button" onClick={action.run}>
              {action.label}
            </button>
          )}
        </p>
      ))}
      {devices.others.map(({ id, distinctName, signOut: canSignOut }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={selected.has(id)}
            disabled={!canSignOut}
            onChange={() => toggle(id)}
          />
          <span>{distinctName}</span>
        </label>
      ))}
      <button type="button" onClick={selectShown}>
        {labels.selectShown}
      </button>
      <button type="button" onClick={clear}>
        {labels.clearSelection}
      </button>
      {signOut && (
        <button
          type="button"
          onClick={() => confirm(labels.confirmSelectedTitle(selected.size, labels.number)) && signOut()}
        >
          {labels.signOutSelected(selected.size, labels.number)}
        </button>
      )}
    </section>
  );
}
