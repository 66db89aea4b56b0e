"use client";

import type { ReactElement } from "react";
import type { DevicesResult, DevicesSuccess } from "../devices/device.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { Button, useBusy } from "./button.tsx";
import { Said } from "./live-region.tsx";

/** The notices above the list, or in its place. What they say is also announced. */
export function DevicesNotices({ devices }: { devices: DevicesResult }): ReactElement | null {
  const labels = useLabels();
  switch (devices.status) {
    case "pending":
      return <Said text={labels.loading} />;
    case "signed-out":
      return (
        <>
          <Said text={labels.signedOut} />
          <p className="yd-message yd-name">{labels.signedOut}</p>
        </>
      );
    case "reauth-required":
      return (
        <div className="yd-message">
          <Said text={labels.reauthRequired} />
          <p className="yd-name">{labels.reauthRequired}</p>
          <ConfirmIdentityButton confirm={devices.confirm} />
        </div>
      );
    case "error":
      // Without the time to try again after a rate limit: "Try again" is offered here, and asks once.
      return (
        <div className="yd-message">
          <Said
            text={labels.sentences([labels.loadFailed, labels[`error:${devices.error.code}`]])}
            again={labels.sentences([labels.stillNotLoaded, labels[`error:${devices.error.code}`]])}
            error={devices.error}
            isTrying={devices.isRetrying}
          />
          <p className="yd-name">{labels.loadFailed}</p>
          <p className="yd-meta">{labels[`error:${devices.error.code}`]}</p>
          <Button isBusy={devices.isRetrying} onClick={devices.retry}>
            {labels.tryAgain}
          </Button>
        </div>
      );
    case "success":
      return <ListNotices devices={devices} />;
  }
}

/** What people should know before they read the list. */
function ListNotices({ devices }: { devices: DevicesSuccess }): ReactElement {
  const labels = useLabels();
  const { readOnlyReason, isOffline, refreshError, confirm, retry, isRefreshing } = devices;
  const outOfDate =
    refreshError && labels.sentences([labels.refreshFailed, labels[`error:${refreshError.code}`]]);
  return (
    <>
      {readOnlyReason && (
        <p className="yd-note" data-tone="warning">
          <Said text={labels[`readOnly:${readOnlyReason}`]} />
          <span>{labels[`readOnly:${readOnlyReason}`]}</span>
        </p>
      )}
      {isOffline && (
        <p className="yd-note" data-tone="warning">
          <Said text={labels.offline} />
          <span>{labels.offline}</span>
        </p>
      )}
      {outOfDate && (
        <div className="yd-note" data-tone="warning">
          <Said text={outOfDate} error={refreshError} isTrying={isRefreshing} />
          <span>{outOfDate}</span>
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

interface ConfirmIdentityButtonProps {
  confirm: (() => Promise<void>) | undefined;
}

/** Starts the host's own way to confirm who the person is. Nothing if the host has none. */
function ConfirmIdentityButton({ confirm }: ConfirmIdentityButtonProps): ReactElement | null {
  const labels = useLabels();
  const [isBusy, start] = useBusy(confirm);
  if (!confirm) return null;
  return (
    <Button isBusy={isBusy} onClick={start}>
      {labels.confirmIdentity}
    </Button>
  );
}
