"use client";

import type { ReactElement } from "react";
import type { DevicesResult } from "../view-model/devices-result.ts";
import { useLabels } from "../view-model/use-labels.ts";
import { Button } from "./button.tsx";
import { ConfirmIdentityButton } from "./confirm-identity-button.tsx";
import { ListNotes } from "./list-notes.tsx";

/** What stands in place of the list, or above it. One live region in every state, so that a change is heard once. */
export function DevicesNotices({ devices }: { devices: DevicesResult }): ReactElement {
  return (
    <div role="status" aria-atomic="false">
      <Notices devices={devices} />
    </div>
  );
}

function Notices({ devices }: { devices: DevicesResult }): ReactElement {
  const labels = useLabels();
  switch (devices.status) {
    case "pending":
      return <p className="yd-hidden">{labels.loading}</p>;
    case "signed-out":
      return <p className="yd-message yd-name">{labels.signedOut}</p>;
    case "reauth-required":
      return (
        <div className="yd-message">
          <p className="yd-name">{labels.reauthRequired}</p>
          <ConfirmIdentityButton confirm={devices.confirm} />
        </div>
      );
    case "error":
      return (
        <div className="yd-message">
          <p className="yd-name">{labels.loadFailed}</p>
          <p className="yd-meta">{labels.loadFailedBecause(labels[`error:${devices.error.code}`])}</p>
          <Button isBusy={devices.isRetrying} onClick={devices.retry}>
            {labels.tryAgain}
          </Button>
        </div>
      );
    case "success":
      return <ListNotes devices={devices} />;
  }
}
