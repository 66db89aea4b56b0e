"use client";

import { type Dispatch, type ReactElement, type SetStateAction, useEffect, useRef } from "react";
import type { DeviceRow, DevicesSuccess } from "../devices/device.ts";
import type { DeviceQuery } from "../devices/device-query.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { useSelectionLabels } from "../devices/use-feature-labels.ts";
import { Button } from "./button.tsx";
import { DetailsOwner } from "./details-owner.tsx";
import type { DeviceDialogSlots } from "./device-dialog.tsx";
import type { DeviceLinkProps } from "./device-link.tsx";
import { DeviceList } from "./device-list.tsx";
import { DeviceTools, NoMatch } from "./device-tools.tsx";
import { useRowFocus } from "./focus.ts";
import type { History } from "./history-context.ts";
import { SelectButtons, type Selecting, SelectionBar } from "./selecting.tsx";
import { SignOutOthersButton } from "./sign-out-others-button.tsx";

/** With more others than this there is a search. */
const findableCount = 8;

interface DevicesOverviewProps {
  devices: DevicesSuccess;
  pageSize: number;
  heading: "h3";
  /** One level below it. */
  subheading: "h4";
  selecting: Selecting;
  query: DeviceQuery;
  onQuery: Dispatch<SetStateAction<DeviceQuery>>;
  slots: DeviceDialogSlots;
  link: DeviceLinkProps;
  history: History | undefined;
}

/** This device, then the others, and below them what concerns all. */
export function DevicesOverview(props: DevicesOverviewProps): ReactElement {
  const { devices, pageSize, heading: Heading, subheading: Subheading } = props;
  const { query, onQuery, slots, link, history, selecting } = props;
  const labels = useSelectionLabels();
  const { number } = labels;
  const { current, others, othersCount, matchesCount, revocableOthersCount } = devices;
  const { truncated, skipped, expired, revocationLagSeconds = 0, readOnlyReason } = devices;
  const { selection } = selecting;
  const apps = others.filter(isApp);
  const rest = others.filter((device) => !isApp(device));
  const root = useRef<HTMLDivElement>(null);
  useRowFocus(root, (lists) => lists?.querySelector<HTMLElement>(".yd-select"));
  const isNarrowed = Boolean(query.text || query.type || query.sort);
  return (
    <DetailsOwner
      devices={current ? [current, ...others] : others}
      find={devices.find}
      all={devices}
      isSelecting={selection !== undefined}
      history={history}
      {...link}
      {...slots}
    >
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
            rest.length > 0 && <DeviceList devices={rest} selection={selection} {...slots} />
          )}
          {apps.length > 0 && (
            <>
              <div className="yd-group">
                <Subheading className="yd-heading">{labels.appsAndTools}</Subheading>
              </div>
              <DeviceList devices={apps} selection={selection} {...slots} />
            </>
          )}
          <ShowMoreButton
            count={Math.min(2 * pageSize, matchesCount - others.length)}
            onShowMore={devices.showMore}
          />
          {selection && <SelectionBar selection={selection} devices={devices} />}
        </div>
      )}
      <footer className="yd-footer">
        {expired.length > 0 && !history && (
          <p className="yd-meta">{labels.expired(expired.length, number)}</p>
        )}
        {skipped > 0 && <p className="yd-meta">{labels.skipped(skipped, number)}</p>}
        {truncated && <p className="yd-meta">{labels.truncated}</p>}
        {revocationLagSeconds > 0 && !readOnlyReason && (
          <p className="yd-meta">{labels.revocationLag(Math.ceil(revocationLagSeconds / 60), number)}</p>
        )}
      </footer>
    </DetailsOwner>
  );
}

/** What no person looks at: command-line tools, scripts and apps. A label says nothing of the kind. */
function isApp({ type }: DeviceRow): boolean {
  return type === "cli" || type === "bot";
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
  const lists = useRef<Element | null>(null);
  const shown = useRef<readonly Element[]>([]);
  useEffect(() => {
    const first = rowsOf(lists.current).find((row) => !shown.current.includes(row));
    if (!first) return;
    lists.current = null;
    first.querySelector<HTMLElement>(".yd-open, .yd-check")?.focus();
  });
  if (!onShowMore) return null;
  return (
    <div className="yd-more">
      <Button
        tone="quiet"
        onClick={({ currentTarget }) => {
          lists.current = currentTarget.closest(".yd-lists");
          shown.current = rowsOf(lists.current);
          onShowMore();
        }}
      >
        {labels.showMore(count, labels.number)}
      </Button>
    </div>
  );
}

function rowsOf(lists: Element | null): Element[] {
  return [...(lists?.querySelectorAll(".yd-row") ?? [])];
}
