"use client";

import type { ReactElement, ReactNode } from "react";
import type { EndedDevicesResult } from "../devices/use-ended-devices.ts";
import { useHistoryLabels } from "../devices/use-feature-labels.ts";
import { useFormer } from "../devices/use-former.ts";
import { Button } from "./button.tsx";
import { Said, SayWhile } from "./live-region.tsx";
import { ConfirmIdentityButton } from "./notices.tsx";

interface EndedStateProps {
  history: EndedDevicesResult;
  title: string;
}

/** What stands above the rows, or in their place. */
export function EndedState({ history, title }: EndedStateProps): ReactElement | null {
  const { status, devices, retentionDays, error, retry, confirm } = history;
  const labels = useHistoryLabels();
  // While it is tried again, the reason stays, and with it the button that has the focus.
  const failed = useFormer<EndedDevicesResult["error"]>((former) =>
    status === "pending" ? former : status === "error" ? error : undefined,
  );
  if (failed) {
    const reason = labels[`error:${failed.code}`];
    const isTrying = status === "pending";
    return (
      <Message
        text={labels.historyFailed}
        said={labels.sentences([labels.historyFailed, reason])}
        again={labels.sentences([labels.stillNotLoaded, reason])}
        error={failed}
        isTrying={isTrying}
      >
        <p className="yd-meta">{reason}</p>
        <Button isBusy={isTrying} onClick={retry}>
          {labels.tryAgain}
        </Button>
      </Message>
    );
  }
  switch (status) {
    case "pending":
      return (
        <div className="yd-message">
          <SayWhile text={labels.historyLoading} after={300} />
          <p className="yd-meta yd-choices">
            <span className="yd-spinner" />
            <span>{labels.historyLoading}</span>
          </p>
        </div>
      );
    case "reauth-required":
      return (
        <Message text={labels.historyReauth}>
          {confirm ? (
            <ConfirmIdentityButton confirm={confirm} />
          ) : (
            <p className="yd-meta">{labels.reauthElsewhere}</p>
          )}
        </Message>
      );
    case "success":
      if (devices.length > 0) return <Said text={title} />;
      return history.fetchMore || history.isFetchingMore ? null : (
        <Message text={labels.noHistory(retentionDays, labels.number)} />
      );
    default:
      return null;
  }
}

interface MessageProps {
  text: string;
  said?: string;
  again?: string;
  error?: unknown;
  isTrying?: boolean;
  children?: ReactNode;
}

function Message({
  text,
  said = text,
  again = said,
  error,
  isTrying = false,
  children,
}: MessageProps): ReactElement {
  return (
    <div className="yd-message">
      <Said text={said} again={again} error={error} isTrying={isTrying} />
      <p className={children ? "yd-heading" : "yd-meta"}>{text}</p>
      {children}
    </div>
  );
}
