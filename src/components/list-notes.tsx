"use client";

import type { ReactElement } from "react";
import type { DevicesSuccess } from "../view-model/devices-result.ts";
import { useLabels } from "../view-model/use-labels.ts";
import { Button } from "./button.tsx";
import { ConfirmIdentityButton } from "./confirm-identity-button.tsx";

/** What people should know before they read the list. */
export function ListNotes({ devices }: { devices: DevicesSuccess }): ReactElement {
  const labels = useLabels();
  const { readOnlyReason, isOffline, refreshError, confirm, retry, isRefreshing } = devices;
  return (
    <>
      {readOnlyReason && (
        <p className="yd-note" data-tone="warning">
          {labels[`readOnly:${readOnlyReason}`]}
        </p>
      )}
      {isOffline && (
        <p className="yd-note" data-tone="warning">
          {labels.offline}
        </p>
      )}
      {refreshError && (
        <div className="yd-note" data-tone="warning">
          <span>{labels.refreshFailed(labels[`error:${refreshError.code}`])}</span>
          {confirm ? (
            <ConfirmIdentityButton confirm={confirm} />
          ) : (
            <Button isBusy={isRefreshing} onClick={retry}>
              {labels.tryAgain}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
