"use client";

import { type KeyboardEvent, type ReactElement, useState } from "react";
import type { NotRevocable } from "../contract.ts";
import type { DevicesResult, DevicesSuccess } from "../devices/device.ts";
import { type DeviceSelection, useDeviceSelection } from "../devices/use-device-selection.ts";
import { useSelectionLabels } from "../devices/use-feature-labels.ts";
import { Button } from "./button.tsx";
import { SayWhile, useSay, useSayOutcome } from "./live-region.tsx";
import { SignOutDialog } from "./sign-out-dialog.tsx";

/** A person selects several devices, or may. */
export interface Selecting {
  /** Given while they do. */
  selection: DeviceSelection | undefined;
  /** Begins or ends it. Absent = there is nothing to select, or several can't be signed out. */
  toggle: (() => void) | undefined;
  /** Escape ends it. */
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Holds whether a person selects several devices, and which. It begins with none. */
export function useSelecting(devices: DevicesResult): Selecting {
  const selection = useDeviceSelection(devices);
  const [isOn, setIsOn] = useState(false);
  const isPossible =
    devices.status === "success" && devices.signOutMany !== undefined && devices.revocableOthersCount > 0;
  // It must not begin again by itself.
  if (isOn && !isPossible) setIsOn(false);
  const toggle = () => {
    selection.clear();
    setIsOn(!isOn);
  };
  return {
    selection: isOn && isPossible ? selection : undefined,
    toggle: isPossible ? toggle : undefined,
    onKeyDown(event) {
      const { key, target, currentTarget, nativeEvent, keyCode } = event;
      if (!isOn || event.defaultPrevented || nativeEvent.isComposing || keyCode === 229) return;
      // React also hands on the keys of what the host shows elsewhere on the page.
      if (key === "Escape" && currentTarget.contains(target as Element)) {
        event.preventDefault();
        // The host's own dialog around the widget stays open.
        event.stopPropagation();
        toggle();
      }
      // In a form of the host it would submit that.
      if (key === "Enter" && (target as Element).matches(".yd-check")) event.preventDefault();
    },
  };
}

interface SelectButtonsProps extends Pick<Selecting, "selection" | "toggle"> {
  devices: DevicesSuccess;
}

/** "Select" in the heading's row; while a person selects, "Select all shown" and "Done". */
export function SelectButtons({ selection, toggle, devices }: SelectButtonsProps): ReactElement {
  const labels = useSelectionLabels();
  const say = useSay();
  return (
    <>
      {selection && (
        <Button
          className="yd-button yd-select-all"
          tone="quiet"
          onClick={() => {
            selection.selectShown();
            const shown = devices.others.filter(({ signOut }) => signOut);
            const { size } = new Set([...selection.selected, ...shown.map(({ id }) => id)]);
            say("selection", labels.selectedOf(size, Math.max(size, devices.othersCount), labels.number));
          }}
        >
          {labels.selectShown}
        </Button>
      )}
      {toggle && (
        // The same element before and after, so that it keeps the focus.
        <button
          type="button"
          className="yd-button yd-select"
          data-tone={selection ? undefined : "quiet"}
          onClick={() => {
            toggle();
            say("selection", selection ? undefined : labels.selectionHint);
          }}
        >
          {selection ? labels.endSelection : labels.select}
        </button>
      )}
    </>
  );
}

interface SelectionBarProps {
  selection: DeviceSelection;
  devices: DevicesSuccess;
}

/**
 * How many are selected, and what can be done with them. It is there from the start, at the screen's lower edge: if it came
 * with the first tick, it could hide the focus.
 */
export function SelectionBar({ selection, devices }: SelectionBarProps): ReactElement {
  const labels = useSelectionLabels();
  const { number } = labels;
  const say = useSay();
  const sayOutcome = useSayOutcome();
  const [isAsking, setIsAsking] = useState(false);
  const { selected, signOut, clear } = selection;
  const { size } = selected;
  // Those that have left the list meanwhile are selected, too.
  const total = Math.max(size, devices.othersCount);
  const isBusy = size > 0 && !signOut;
  const staying: Partial<Record<NotRevocable["reason"], number>> = {};
  const leaving = selection.devices.filter(({ id }) => {
    const { isCurrent, session } = devices.find(id) ?? {};
    const { reason } = session?.notRevocable ?? {};
    if (reason) staying[reason] = (staying[reason] ?? 0) + 1;
    return !reason && !isCurrent;
  });
  const canSignOut = signOut !== undefined && leaving.length > 0;
  // There is nothing left to ask about. The dialog closes for good: it must not open again by itself.
  if (isAsking && !canSignOut) setIsAsking(false);
  return (
    <div className="yd-selection">
      {isBusy && size > 1 && <SayWhile text={labels.signingOutDevices(size, number)} />}
      <span>
        <span className="yd-fit" data-room="wide">
          {labels.selectedOf(size, total, number)}
        </span>
        <span className="yd-fit" data-room="narrow">
          {labels.selected(size, number)}
        </span>
        <span className="yd-fit" data-room="least">
          {labels.selectedShort(size, total, number)}
        </span>
      </span>
      <Button
        tone="quiet"
        aria-disabled={size === 0 || undefined}
        onClick={() => {
          if (size === 0) return;
          clear();
          say("selection", labels.selectedOf(0, devices.othersCount, number));
        }}
      >
        {labels.clearSelection}
      </Button>
      <Button
        tone="danger"
        isBusy={isBusy}
        aria-haspopup="dialog"
        aria-disabled={!canSignOut || undefined}
        onClick={({ currentTarget }) => {
          // Safari does not focus a button that is clicked, and the dialog gives the focus back to what had it.
          currentTarget.focus();
          setIsAsking(canSignOut);
        }}
      >
        {isBusy ? (
          labels.signingOut
        ) : size === 0 ? (
          labels.signOut
        ) : (
          <>
            <span className="yd-fit" data-room="wide narrow">
              {labels.signOutSelected(size, number)}
            </span>
            <span className="yd-fit" data-room="least">
              {labels.signOutSelectedShort(size, number)}
            </span>
          </>
        )}
      </Button>
      {isAsking && canSignOut && (
        <SignOutDialog
          count={leaving.length}
          devices={leaving.slice(0, 5)}
          staying={staying}
          title={labels.confirmSelectedTitle(leaving.length, number)}
          button={labels.confirmSelectedButton(leaving.length, number)}
          onClose={() => setIsAsking(false)}
          onConfirm={() => {
            say("selection");
            void sayOutcome(signOut);
          }}
        />
      )}
    </div>
  );
}
