"use client";

import type { ReactElement, ReactNode } from "react";
import type { SignOutResult } from "../core/sign-out-result.ts";
import type { DevicesResult, DevicesSuccess } from "../devices/device.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { type Notice, useNotices } from "../devices/use-notices.ts";
import { Button, useBusy } from "./button.tsx";
import { Said, type SaidProps, SayWhile } from "./live-region.tsx";

export interface StateSlots {
  /** What stands beside the words while the person is signed out. Default: a button that loads the page again. */
  signedOut?: ReactNode;
  /** The way to confirm who the person is. `confirm` is absent without `onReauthRequired`. Default: a button, if there is one. */
  reauth?: ((confirm?: () => Promise<void>) => ReactNode) | undefined;
  /** What follows a sign-out, inside its notice. */
  afterSignOut?: ((results: readonly SignOutResult[]) => ReactNode) | undefined;
}

interface DevicesNoticesProps extends StateSlots {
  devices: DevicesResult;
  /** One level below the section's own heading. */
  heading: "h2" | "h3" | "h4" | "h5" | "h6";
}

/** The notices above the list, or what stands in its place. What they say is also announced. */
export function DevicesNotices(props: DevicesNoticesProps): ReactElement {
  const { devices, signedOut, reauth } = props;
  const labels = useLabels();
  switch (devices.status) {
    case "pending":
      // Most lists are there before it is said. It would then be taken back in the middle of its first word.
      return <SayWhile text={labels.loading} after={300} />;
    case "signed-out":
      return (
        <Message {...props} text={labels.signedOut}>
          {signedOut ?? <Button onClick={() => location.reload()}>{labels.reload}</Button>}
        </Message>
      );
    case "reauth-required":
      return (
        <Message {...props} text={labels.reauthRequired}>
          {reauth ? (
            reauth(devices.confirm)
          ) : devices.confirm ? (
            <ConfirmIdentityButton confirm={devices.confirm} />
          ) : (
            <p className="yd-meta">{labels.reauthElsewhere}</p>
          )}
        </Message>
      );
    case "error": {
      // Without the time to try again after a rate limit: "Try again" is offered here, and asks once.
      const reason = labels[`error:${devices.error.code}`];
      const said = {
        text: labels.sentences([labels.loadFailed, reason]),
        again: labels.sentences([labels.stillNotLoaded, reason]),
        error: devices.error,
        isTrying: devices.isRetrying,
      };
      return (
        <Message {...props} text={labels.loadFailed} said={said}>
          <p className="yd-meta">{reason}</p>
          <Button isBusy={devices.isRetrying} onClick={devices.retry}>
            {labels.tryAgain}
          </Button>
        </Message>
      );
    }
    case "success":
      return <ListNotices devices={devices} afterSignOut={props.afterSignOut} />;
  }
}

interface MessageProps extends Pick<DevicesNoticesProps, "heading"> {
  text: string;
  /** What is said of it, if it is more than the text. */
  said?: SaidProps;
  children: ReactNode;
}

/** In place of the list. */
function Message({ text, said = { text }, heading: Heading, children }: MessageProps): ReactElement {
  return (
    <div className="yd-message">
      <Said {...said} />
      <Heading className="yd-heading">{text}</Heading>
      {children}
    </div>
  );
}

interface ListNoticesProps extends Pick<StateSlots, "afterSignOut"> {
  devices: DevicesSuccess;
}

/** At most two: what people should know before they read the list. */
function ListNotices({ devices, afterSignOut }: ListNoticesProps): ReactElement {
  const notices = useNotices(devices);
  const { lastResults, refreshError, isRefreshing } = devices;
  return (
    <div className="yd-notices">
      {notices.slice(0, 2).map(({ key, ...notice }) => (
        <PaintedNotice
          key={key}
          {...notice}
          reason={key === "refresh" ? refreshError : key === "sign-out" && lastResults?.results}
          isBusy={key === "refresh" && isRefreshing}
        >
          {key === "sign-out" && lastResults && afterSignOut?.(lastResults.results)}
        </PaintedNotice>
      ))}
    </div>
  );
}

interface PaintedNoticeProps extends Omit<Notice, "key"> {
  /** Another one = it happened again. */
  reason: unknown;
  isBusy: boolean;
  children: ReactNode;
}

function PaintedNotice(props: PaintedNoticeProps): ReactElement {
  const { tone, text, action, dismiss, reason, isBusy, children } = props;
  const labels = useLabels();
  return (
    <div className="yd-note yd-notice" data-tone={tone}>
      <Said text={text} error={reason} isTrying={isBusy} />
      <span>{text}</span>
      {children}
      {action && (
        <Button isBusy={isBusy} onClick={action.run}>
          {action.label}
        </Button>
      )}
      {dismiss && (
        <button
          type="button"
          className="yd-button yd-dismiss"
          aria-label={labels.dismiss}
          onClick={dismiss}
        />
      )}
    </div>
  );
}

/** Starts the host's own way to confirm who the person is. */
export function ConfirmIdentityButton({ confirm }: { confirm: () => Promise<void> }): ReactElement {
  const labels = useLabels();
  const [isBusy, start] = useBusy(confirm);
  return (
    <Button isBusy={isBusy} onClick={start}>
      {labels.confirmIdentity}
    </Button>
  );
}
