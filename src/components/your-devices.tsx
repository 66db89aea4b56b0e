"use client";

import {
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactElement,
  type RefAttributes,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
} from "react";
import type { DevicesResult, DevicesSuccess } from "../devices/device.ts";
import { DevicesProvider, type DevicesProviderProps, useLabels } from "../devices/devices-provider.tsx";
import type { Labels } from "../devices/labels.ts";
import { useDevices } from "../devices/use-devices.ts";
import { useListedDevices } from "../devices/use-listed-devices.ts";
import { Button } from "./button.tsx";
import { DeviceList } from "./device-list.tsx";
import { useKeptFocus } from "./focus.ts";
import { LiveRegion } from "./live-region.tsx";
import { DevicesNotices } from "./notices.tsx";
import { SignOutOthersButton } from "./sign-out-others-button.tsx";

type OwnProvider = Omit<DevicesProviderProps, "children">;
type NoProvider = { [K in keyof OwnProvider]?: undefined };

/** The provider's props and those of the `<section>`. Inside a `DevicesProvider`, leave the provider's out. */
export type YourDevicesProps = DevicesSectionProps & (OwnProvider | NoProvider);

/**
 * The whole widget, as a `<section>` for an account page: it shows the devices on which a person is signed in, lets them
 * sign the others out, and covers every state. Its look is in `your-devices/styles.css`.
 */
export const YourDevices: ForwardRefExoticComponent<YourDevicesProps & RefAttributes<HTMLElement>> =
  forwardRef(function YourDevices(props, ref) {
    const {
      adapter,
      userId,
      queryClient,
      onReauthRequired,
      onSignOut,
      onSignedOut,
      labels,
      locale,
      timeZone,
      ...section
    } = props;
    const devices = <DevicesSection {...section} ref={ref} />;
    if (!adapter) return devices;
    const provider = { adapter, userId, queryClient, onReauthRequired, onSignOut, onSignedOut };
    return (
      <DevicesProvider {...provider} labels={labels} locale={locale} timeZone={timeZone}>
        {devices}
      </DevicesProvider>
    );
  });

interface DevicesSectionProps extends Omit<ComponentPropsWithoutRef<"section">, "children"> {
  /** The level of the title in the page's outline. Default 2. */
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined;
}

/** How many more devices each "Show more" shows. */
const pageSize = 100;

/** The widget below a provider. */
const DevicesSection: ForwardRefExoticComponent<DevicesSectionProps & RefAttributes<HTMLElement>> =
  forwardRef(function DevicesSection({ headingLevel = 2, className = "", ...props }, ref) {
    const labels = useLabels();
    const devices = useDevices({ pageSize });
    const titleId = useId();
    const section = useRef<HTMLElement>(null);
    useImperativeHandle(ref, () => section.current as HTMLElement, []);
    useKeptFocus(section, () => section.current);
    const Title = `h${headingLevel}` as const;
    const isPending = devices.status === "pending";
    const summary = summaryText(devices, labels);
    return (
      <section
        ref={section}
        className={`yd ${className}`.trim()}
        aria-labelledby={titleId}
        tabIndex={-1}
        data-status={devices.status}
        {...props}
      >
        <LiveRegion>
          <header className="yd-header">
            <Title id={titleId} className="yd-title">
              {labels.title}
            </Title>
            {summary && <p className="yd-meta">{summary}</p>}
            {isPending && <div className="yd-bar" />}
          </header>
          <DevicesNotices devices={devices} />
          {isPending && <Skeleton />}
          {devices.status === "success" && <DevicesOverview devices={devices} />}
        </LiveRegion>
      </section>
    );
  });

interface DevicesOverviewProps {
  devices: DevicesSuccess;
}

/** The list, with the current device first, and below it what concerns all of them. */
function DevicesOverview({ devices }: DevicesOverviewProps): ReactElement {
  const labels = useLabels();
  const { current, others, othersCount, revocableOthersCount, truncated, skipped, expired } = devices;
  const { revocationLagSeconds = 0, readOnlyReason } = devices;
  const rows = current ? [current, ...others] : others;
  const only = useListedDevices(rows).filter(({ isCurrent, session }) => !isCurrent && !session.notRevocable);
  return (
    <>
      <DeviceList devices={rows} />
      <ShowMoreButton count={Math.min(pageSize, othersCount - others.length)} onShowMore={devices.showMore} />
      <footer className="yd-footer">
        {expired.length > 0 && <p className="yd-meta">{labels.expired(expired.length, labels.number)}</p>}
        {skipped > 0 && <p className="yd-meta">{labels.skipped(skipped, labels.number)}</p>}
        {truncated && <p className="yd-meta">{labels.truncated}</p>}
        {revocationLagSeconds > 0 && !readOnlyReason && (
          <p className="yd-meta">
            {labels.revocationLag(Math.ceil(revocationLagSeconds / 60), labels.number)}
          </p>
        )}
        <SignOutOthersButton
          count={truncated ? undefined : revocableOthersCount}
          othersCount={truncated ? undefined : othersCount}
          name={only[0]?.distinctName}
          onSignOut={devices.signOutOthers}
        />
      </footer>
    </>
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
          last.current = currentTarget.closest("section")?.querySelector(".yd-row:last-child") ?? null;
          onShowMore();
        }}
      >
        {labels.showMore(count, labels.number)}
      </Button>
    </div>
  );
}

/** How many devices a person is signed in on, as a sentence. Undefined until there is a list. */
function summaryText(devices: DevicesResult, labels: Labels): string | undefined {
  if (devices.status !== "success") return undefined;
  const { current, othersCount, truncated, skipped } = devices;
  const hasMore = truncated || skipped > 0;
  if (current && othersCount === 0 && !hasMore) return labels.onlyThisDevice;
  return labels.summary(othersCount + (current ? 1 : 0), hasMore, labels.number);
}

const skeletonRow = (
  <div className="yd-row">
    <div className="yd-item">
      <div className="yd-icon" />
      <div className="yd-device">
        <div className="yd-bar" />
        <div className="yd-bar" />
      </div>
    </div>
  </div>
);

/** The shape of the list to come. Screen readers skip it: the notice says that devices are loading. */
function Skeleton(): ReactElement {
  return (
    <div className="yd-list yd-skeleton" aria-hidden="true">
      {skeletonRow}
      {skeletonRow}
      {skeletonRow}
    </div>
  );
}
