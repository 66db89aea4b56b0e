"use client";

import type { ReactElement, ReactNode } from "react";
import type { DevicesResult, DevicesSuccess } from "../devices/device.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { Button, useBusy } from "./button.tsx";
import { Said, type SaidProps } from "./live-region.tsx";

/** The notices above the list, or in its place. What they say is also announced. */
export function DevicesNotices({ devices }: { devices: DevicesResult }): ReactElement {
  const labels = useLabels();
  switch (devices.status) {
    case "pending":
      return <Said text={labels.loading} />;
    case "signed-out":
      return <Message text={labels.signedOut} />;
    case "reauth-required":
      return (
        <Message text={labels.reauthRequired}>
          <ConfirmIdentityButton confirm={devices.confirm} />
        </Message>
      );
    case "error": {
      // Without the time to try again after a rate limit: "Try again" is offered here, and asks once.
      const reason = labels[`error:${devices.error.code}`];
      return (
        <div className="yd-message">
          <Said
            text={labels.sentences([labels.loadFailed, reason])}
            again={labels.sentences([labels.stillNotLoaded, reason])}
            error={devices.error}
            isTrying={devices.isRetrying}
          />
          <p className="yd-name">{labels.loadFailed}</p>
          <p className="yd-meta">{reason}</p>
          <Button isBusy={devices.isRetrying} onClick={devices.retry}>
            {labels.tryAgain}
          </Button>
        </div>
      );
    }
    case "success":
      return <ListNotices {...devices} />;
  }
}

/** In place of the list. */
function Message({ text, children }: { text: string; children?: ReactNode }): ReactElement {
  return (
    <div className="yd-message">
      <Said text={text} />
      <p className="yd-name">{text}</p>
      {children}
    </div>
  );
}

/** What people should know before they read the list. */
function ListNotices(devices: DevicesSuccess): ReactElement {
  const labels = useLabels();
  const { readOnlyReason, isOffline, refreshError, confirm, retry, isRefreshing } = devices;
  return (
    <>
      {readOnlyReason && <Warning text={labels[`readOnly:${readOnlyReason}`]} />}
      {isOffline && <Warning text={labels.offline} />}
      {refreshError && (
        <Warning
          text={labels.sentences([labels.refreshFailed, labels[`error:${refreshError.code}`]])}
          error={refreshError}
          isTrying={isRefreshing}
        >
          {confirm ? (
            <ConfirmIdentityButton confirm={confirm} />
          ) : (
            <Button isBusy={isRefreshing} onClick={retry}>
              {labels.tryAgain}
            </Button>
          )}
        </Warning>
      )}
    </>
  );
}

/** Above the list. */
function Warning({ children, ...said }: SaidProps & { children?: ReactNode }): ReactElement {
  return (
    <div className="yd-note" data-tone="warning">
      <Said {...said} />
      <span>{said.text}</span>
      {children}
    </div>
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
