import type { ReactElement, ReactNode } from "react";
import type { Device, DeviceRow } from "../devices/device.ts";
import { isolateName } from "../devices/isolate.ts";
import type { Labels } from "../devices/labels.ts";
import { iconOf } from "./device-icon.tsx";
import { told } from "./told.tsx";

export interface DeviceRowOptions {
  device: DeviceRow;
  labels: Labels;
  /** Unique on the page. The ids of what names and describes the row begin with it. */
  rowId: string;
  /** What people should know of the last try to sign it out. */
  note?: string | undefined;
  icon?: ((device: Device) => ReactNode) | undefined;
  /** The host's own controls. */
  actions?: ReactNode;
  /** Its checkbox, while several are selected. null = it has none. Absent = nobody selects. */
  isSelected?: boolean | null | undefined;
}

/** The id of the element that holds a row's name. */
export const nameIdOf = (rowId: string): string => `${rowId}n`;

/** The list listens for clicks. */
const onChange = () => {};

/**
 * One device: a drawing, its name, one line of facts, and the one button that opens its details. While several are selected
 * it has a checkbox instead of drawing and button. A function and no component: a page has many of them.
 */
export function deviceRow(options: DeviceRowOptions): ReactElement {
  const { device, labels, rowId, note, icon, actions, isSelected } = options;
  const { place, distinction, lastActive, isCurrent, state, notRevocable, pendingName } = device;
  const distinctName = pendingName === undefined ? device.distinctName : isolateName(pendingName);
  const isBusy = state === "signing-out";
  const said = told(pendingName ?? device.name);
  const badges = [
    isCurrent && badge(labels.thisDevice),
    device.session.impersonated && badge(labels.impersonated, "warning"),
    pendingName !== undefined && badge(labels.saving, "quiet"),
  ].filter(Boolean);
  const isSelecting = isSelected !== undefined;
  const staysWhy =
    isSelecting && isBusy
      ? labels.signingOut
      : notRevocable &&
        !isCurrent &&
        labels[`stays:${device.session.notRevocable?.reason ?? "managed-elsewhere"}`];
  const describedBy = note ? `${rowId}f ${rowId}t` : `${rowId}f`;
  return (
    <div className="yd-item" data-state={state} data-current={isCurrent ? "" : undefined}>
      {isSelecting && isSelected !== null ? (
        <input
          type="checkbox"
          className="yd-check"
          // No form around the widget submits it, nor resets it.
          form=""
          checked={isSelected}
          onChange={onChange}
          aria-label={labels.selectDevice?.(distinctName)}
          aria-describedby={describedBy}
        />
      ) : icon ? (
        <div className="yd-icon">{icon(device)}</div>
      ) : (
        iconOf(device, labels)
      )}
      <div className="yd-name" id={nameIdOf(rowId)}>
        {badges.length > 0 ? (
          <>
            <span>{said}</span>
            {badges}
          </>
        ) : (
          said
        )}
      </div>
      <div className="yd-facts" id={`${rowId}f`}>
        <span>{place ? told(place) : labels.placeUnknown}</span>
        {distinction && <span>{distinction}</span>}
        {device.session.pending && <span>{labels.signInPending}</span>}
        {staysWhy && <span>{staysWhy}</span>}
        {lastActive ? (
          <time className="yd-when" dateTime={lastActive.dateTime}>
            {lastActive.text}
          </time>
        ) : (
          <span className="yd-when">{labels.lastActiveUnknown}</span>
        )}
      </div>
      {!isSelecting && (
        <button
          type="button"
          className="yd-button yd-open"
          data-tone={device.signOut ? undefined : "quiet"}
          aria-haspopup="dialog"
          aria-disabled={isBusy || undefined}
          aria-label={
            isBusy
              ? labels.signingOutDevice(distinctName)
              : device.signOut
                ? labels.signOutDevice(distinctName)
                : labels.detailsOfDevice(distinctName)
          }
          aria-describedby={describedBy}
        >
          {isBusy ? labels.signingOut : device.signOut ? labels.signOut : labels.details}
        </button>
      )}
      {actions && <div className="yd-extra">{actions}</div>}
      {note && (
        <div id={`${rowId}t`} className="yd-note" data-tone={state === "failed" ? "error" : "warning"}>
          <span>{note}</span>
          {device.check && !isSelecting && (
            <button
              type="button"
              className="yd-button"
              aria-label={labels.checkAgainDevice(distinctName)}
              onClick={device.check}
            >
              {labels.checkAgain}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function badge(text: string, tone?: "warning" | "quiet"): ReactElement {
  return (
    <span key={text} className="yd-badge" data-tone={tone}>
      {text}
    </span>
  );
}
