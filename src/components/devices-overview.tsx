"use client";

import { type Dispatch, type ReactElement, type SetStateAction, useEffect, useRef } from "react";
import type { DevicesSuccess } from "../devices/device.ts";
import type { DeviceQuery } from "../devices/device-query.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { useSelectionLabels } from "../devices/use-feature-labels.ts";
import { Button } from "./button.tsx";
import { DetailsOwner } from "./details-owner.tsx";
import type { DeviceDialogSlots } from "./device-dialog.tsx";
import { DeviceList } from "./device-list.tsx";
import { DeviceTools, NoMatch } from "./device-tools.tsx";
import { useRowFocus } from "./focus.ts";
import { SelectButtons, type Selecting, SelectionBar } from "./selecting.tsx";
import { SignOutOthersButton } from "./sign-out-others-button.tsx";

/** With more others than this there is a search. */
const findableCount = 8;

interface DevicesOverviewProps {
  devices: DevicesSuccess;
  pageSize: number;
  heading: "h3";
  selecting: Selecting;
  query: DeviceQuery;
  onQuery: Dispatch<SetStateAction<DeviceQuery>>;
  slots: DeviceDialogSlots;
}

/** This device, then the others, and below them what concerns all. */
export function DevicesOverview(props: DevicesOverviewProps): ReactElement {
  const { devices, pageSize, heading: Heading, query, onQuery, slots, selecting } = props;
  const labels = useSelectionLabels();
  const { number } = labels;
  const { current, others, othersCount, matchesCount, revocableOthersCount } = devices;
  const { truncated, skipped, expired, revocationLagSeconds = 0, readOnlyReason } = devices;
  const { selection } = selecting;
  const root = useRef<HTMLDivElement>(null);
  useRowFocus(root, (lists) => lists?.querySelector<HTMLElement>(".yd-select"));
  const isNarrowed = Boolean(query.text || query.type || query.sort);
  return (
    <DetailsOwner devices={current ? [current, ...others] : others} find={devices.find} {...slots}>
      {current && <DeviceList devices={[current]} selection={selection} {...slots} />}
      {othersCount > 0 && (
        <div ref={root} className="yd-lists">
          <div className="yd-group">
            <Heading className="yd-heading">{labels.otherDevices(othersCount, number)}</Heading>
            <SelectButtons {...selecting} devices={devices} />
            {!selection && (
              <SignOutOthersButton
                count={truncated ? undefined : revocableOthersCount}
                devices={devices.revocableOthers}
                staying={devices.staying}
                isBusy={devices.areOthersSigningOut}
                onSignOut={devices.signOutOthers}
              />
            )}
            <p className="yd-hint">{selection ? labels.selectionHint : labels.selectHint}</p>
            {(othersCount > findableCount || isNarrowed) && (
              <DeviceTools
                othersCount={othersCount}
                matchesCount={matchesCount}
                query={query}
                onQuery={onQuery}
                around={root}
              />
            )}
          </div>
          {matchesCount === 0 ? (
            <NoMatch
              query={query}
              onQuery={onQuery}
              onClear={() => root.current?.querySelector<HTMLElement>("input")?.focus()}
            />
          ) : (
            <DeviceList devices={others} selection={selection} {...slots} />
          )}
          <ShowMoreButton
            count={Math.min(2 * pageSize, matchesCount - others.length)}
            onShowMore={devices.showMore}
          />
          {selection && <SelectionBar selection={selection} devices={devices} />}
        </div>
      )}
      <footer className="yd-footer">
        {expired.length > 0 && <p className="yd-meta">{labels.expired(expired.length, number)}</p>}
        {skipped > 0 && <p className="yd-meta">{labels.skipped(skipped, number)}</p>}
        {truncated && <p className="yd-meta">{labels.truncated}</p>}
        {revocationLagSeconds > 0 && !readOnlyReason && (
          <p className="yd-meta">{labels.revocationLag(Math.ceil(revocationLagSeconds / 60), number)}</p>
        )}
      </footer>
    </DetailsOwner>
  );
}

interface ShowMoreButtonProps {
  /** How many devices it would show. */
  count: number;
  /** Absent = all are shown: no button. */
  onShowMore?: (() => void) | undefined;
}

/** Shows more devices and moves the focus to the first of them, where reading goes on. */
function ShowMoreButton({ count, onShowMore }: ShowMoreButtonProps): ReactElement | null {
  const labels = useLabels();
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const first = last.current?.nextElementSibling;
    if (!first) return;
    last.current = null;
    first.querySelector("button")?.focus();
  });
  if (!onShowMore) return null;
  return (
    <div className="yd-more">
      <Button
        tone="quiet"
        onClick={({ currentTarget }) => {
          last.current = currentTarget.parentElement?.previousElementSibling?.lastElementChild ?? null;
          onShowMore();
        }}
      >
        {labels.showMore(count, labels.number)}
      </Button>
    </div>
  );
}
