"use client";

import { useState } from "react";
import { nameProblem, renameText, useDevices, useRenameLabels } from "your-devices";

// Inside a <DevicesProvider>.
export function RenameDevices() {
  const devices = useDevices();
  const labels = useRenameLabels();
  const [said, setSaid] = useState("");
  if (devices.status !== "success") return null;
  const { current, others } = devices;
  return (
    <section>
      {[...(current ? [current] : []), ...others].map((device) => (
        <form
          key={device.id}
          onSubmit={async (event) => {
            event.preventDefault();
            const to = String(new FormData(event.currentTarget).get("name"));
            const problem = nameProblem(to, labels);
            if (problem || !device.rename) return setSaid(problem ?? "");
            const result = await device.rename(to);
            setSaid(renameText(result, { from: device.distinctName, to }, labels));
          }}
        >
          <bdi>{device.pendingName ?? device.name}</bdi>
          {device.pendingName !== undefined && <span>{labels.saving}</span>}
          {device.rename && (
            <>
              <input name="name" aria-label={`${labels.newName}: ${device.distinctName}`} />
              <button type="submit" aria-label={`${labels.rename}: ${device.distinctName}`}>
                {labels.rename}
              </button>
            </>
          )}
        </form>
      ))}
      <p role="status">{said}</p>
    </section>
  );
}
