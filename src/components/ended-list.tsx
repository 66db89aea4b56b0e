"use client";

import { memo, type ReactElement, useEffect, useId, useRef } from "react";
import type { EndedDevice } from "../devices/to-ended-device.ts";
import type { EndedDevicesResult } from "../devices/use-ended-devices.ts";
import { useHistoryLabels } from "../devices/use-feature-labels.ts";
import { Button, useBusy } from "./button.tsx";
import { asksForDetails } from "./details-owner.tsx";
import type { DeviceDialogSlots } from "./device-dialog.tsx";
import { iconOf } from "./device-icon.tsx";
import type { OpenDetails } from "./history-context.ts";
import { Said } from "./live-region.tsx";
import { told } from "./told.tsx";

interface EndedListProps extends Pick<DeviceDialogSlots, "icon"> {
  history: EndedDevicesResult;
  /** Absent = nobody owns a dialog yet. */
  onOpen: OpenDetails | undefined;
}

/** The rows of ended sessions, and the way to more of them. */
export function EndedList({ history, icon, onOpen }: EndedListProps): ReactElement {
  const { devices } = history;
  const list = useRef<HTMLUListElement>(null);
  return (
    <>
      {devices.length > 0 && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: each row has a button; a click beside it does the same
        <ul
          ref={list}
          className="yd-list"
          // biome-ignore lint/a11y/noRedundantRoles: Safari removes the list role from a list without bullets
          role="list"
          onClick={(event) => {
            const row = [...event.currentTarget.children].find((one) =>
              one.contains(event.target as Element),
            );
            const device = row && devices[[...event.currentTarget.children].indexOf(row)];
            if (!device || !asksForDetails(event)) return;
            onOpen?.({ ...device, state: "ready" }, row.querySelector<HTMLElement>(".yd-open"));
          }}
        >
          {devices.map((device) => (
            <Row key={device.id} device={device} icon={icon} />
          ))}
        </ul>
      )}
      {history.status === "success" && <More history={history} list={list} />}
    </>
  );
}

interface RowProps extends Pick<DeviceDialogSlots, "icon"> {
  device: EndedDevice;
}

/** The same as the row of a living device, with its end, and without a way to sign it out. */
const Row = memo(function Row({ device, icon }: RowProps): ReactElement {
  const labels = useHistoryLabels();
  const id = useId();
  const { name, place, signedInText, duration, endText, ended, distinctName } = device;
  return (
    <li className="yd-row" aria-labelledby={id}>
      <div className="yd-item" data-state="ended">
        {icon ? <div className="yd-icon">{icon(device)}</div> : iconOf(device, labels)}
        <div className="yd-name" id={id}>
          <span>{told(name)}</span>
          <span className="yd-badge" data-tone="quiet">
            {labels.statusEnded}
          </span>
        </div>
        <div className="yd-facts" id={`${id}f`}>
          <span>{place ? told(place) : labels.placeUnknown}</span>
          {signedInText && <span>{signedInText}</span>}
          {duration && <span>{labels.signedInFor(duration)}</span>}
          {ended ? (
            <time className="yd-when" dateTime={ended.dateTime}>
              {endText}
            </time>
          ) : (
            <span className="yd-when">{endText}</span>
          )}
        </div>
        <button
          type="button"
          className="yd-button yd-open"
          data-tone="quiet"
          aria-haspopup="dialog"
          aria-label={labels.detailsOfDevice(distinctName)}
          aria-describedby={`${id}f`}
        >
          {labels.details}
        </button>
      </div>
    </li>
  );
});

interface MoreProps {
  history: EndedDevicesResult;
  list: { readonly current: HTMLElement | null };
}

/** Reads one more page and moves the focus to its first row, where reading goes on, unless the person has moved on by then. */
function More({ history, list }: MoreProps): ReactElement | null {
  const { fetchMore, isFetchingMore, error, retry, confirm } = history;
  const labels = useHistoryLabels();
  const [isConfirming, confirmFirst] = useBusy(confirm);
  const button = useRef<HTMLButtonElement>(null);
  /** Those that were there when more were asked for. */
  const before = useRef<readonly Element[]>(undefined);
  useEffect(() => {
    const rows = [...(list.current?.children ?? [])];
    const first = before.current && rows.find((row) => !before.current?.includes(row));
    if (!first) return;
    before.current = undefined;
    const { activeElement } = document;
    if (activeElement === document.body || activeElement === button.current)
      first.querySelector<HTMLElement>(".yd-open")?.focus();
  });
  if (!error && !fetchMore && !isFetchingMore) return null;
  const isTrying = isFetchingMore || isConfirming;
  const isReauth = error?.code === "reauth-required";
  const text =
    error &&
    (isReauth
      ? labels.historyReauth
      : labels.sentences([labels.moreHistoryFailed, labels[`error:${error.code}`]]));
  return (
    <div className="yd-more">
      {text && (
        <p className="yd-note" data-tone="error">
          <Said text={text} error={error} isTrying={isTrying} />
          <span>{text}</span>
        </p>
      )}
      {(!isReauth || confirm) && (
        <Button
          ref={button}
          tone={error ? undefined : "quiet"}
          isBusy={isTrying}
          onClick={({ currentTarget }) => {
            // Safari does not focus a button that is clicked.
            currentTarget.focus();
            before.current = [...(list.current?.children ?? [])];
            if (confirm) void confirmFirst();
            else if (error) retry();
            else fetchMore?.();
          }}
        >
          {isReauth ? labels.confirmIdentity : error ? labels.tryAgain : labels.showMoreHistory}
        </Button>
      )}
    </div>
  );
}
