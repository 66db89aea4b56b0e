"use client";

import {
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import type { DevicesResult } from "../devices/device.ts";
import {
  DevicesProvider,
  type DevicesProviderProps,
  useDevicesContext,
  useLabels,
} from "../devices/devices-provider.tsx";
import type { Labels } from "../devices/labels.ts";
import { useDeviceQuery } from "../devices/use-device-query.ts";
import { useDevices } from "../devices/use-devices.ts";
import { usePersonKey } from "../devices/use-person-key.ts";
import type { DeviceDialogSlots } from "./device-dialog.tsx";
import type { DeviceLinkProps } from "./device-link.tsx";
import { DevicesOverview } from "./devices-overview.tsx";
import { useKeptFocus } from "./focus.ts";
import { type History, HistoryContext } from "./history-context.ts";
import { LiveRegion } from "./live-region.tsx";
import { DevicesNotices, type StateSlots } from "./notices.tsx";
import { useSelecting } from "./selecting.tsx";

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

interface DevicesSectionProps
  extends ComponentPropsWithoutRef<"section">,
    DeviceDialogSlots,
    DeviceLinkProps,
    StateSlots {
  /** The level of the title in the page's outline. Default 2. */
  headingLevel?: 1 | 2 | 3 | 4 | 5 | undefined;
  /** How many other devices are shown at first; each "Show more" shows twice as many more. Default 25. */
  pageSize?: number | undefined;
  /** What the host adds below the list. */
  children?: ReactNode;
}

/** The widget below a provider. What one person has searched, selected or been told is not there for the next. */
const DevicesSection: ForwardRefExoticComponent<DevicesSectionProps & RefAttributes<HTMLElement>> =
  forwardRef(function DevicesSection(props, ref) {
    return <PersonsDevices key={usePersonKey()} {...props} ref={ref} />;
  });

const PersonsDevices: ForwardRefExoticComponent<DevicesSectionProps & RefAttributes<HTMLElement>> =
  forwardRef(function PersonsDevices(props, ref) {
    const { headingLevel = 2, pageSize = 25, className = "", children, ...others } = props;
    const { icon, details, changePasswordHref, steps, signedOut, reauth, afterSignOut, ...linked } = others;
    const { openDeviceId, onOpenDeviceChange, ...section } = linked;
    const labels = useLabels();
    const { locale } = useDevicesContext();
    const [query, setQuery] = useDeviceQuery();
    const devices = useDevices({ pageSize, query });
    const selecting = useSelecting(devices);
    const [history, register] = useState<History>();
    const isListed = devices.status === "success";
    const level = headingLevel + 1;
    const place = useMemo(() => ({ register, isListed, level, icon }), [isListed, level, icon]);
    const titleId = useId();
    const root = useRef<HTMLElement>(null);
    useImperativeHandle(ref, () => root.current as HTMLElement, []);
    useKeptFocus(root, () => root.current?.querySelector<HTMLElement>(".yd-title") ?? null);
    const Title = `h${headingLevel}` as "h2";
    const Heading = `h${level}` as "h3";
    const Subheading = `h${Math.min(6, headingLevel + 2)}` as "h4";
    const summary = summaryText(devices, labels);
    return (
      <section
        ref={root}
        className={`yd ${className}`.trim()}
        lang={locale}
        aria-labelledby={titleId}
        tabIndex={-1}
        data-status={devices.status}
        {...section}
        onKeyDown={(event) => {
          section.onKeyDown?.(event);
          selecting.onKeyDown(event);
        }}
      >
        <LiveRegion hasNotices>
          <header className="yd-header">
            <Title id={titleId} className="yd-title" tabIndex={-1}>
              {labels.title}
            </Title>
            {summary && <p className="yd-meta">{summary}</p>}
            {devices.status === "pending" && <div className="yd-bar" />}
          </header>
          <DevicesNotices devices={devices} heading={Heading} {...{ signedOut, reauth, afterSignOut }} />
          {devices.status === "pending" && <Skeleton />}
          {devices.status === "success" && (
            <DevicesOverview
              devices={devices}
              pageSize={pageSize}
              heading={Heading}
              subheading={Subheading}
              selecting={selecting}
              query={query}
              onQuery={setQuery}
              link={{ openDeviceId, onOpenDeviceChange }}
              history={history}
              slots={{ icon, details, changePasswordHref, steps }}
            />
          )}
          <HistoryContext.Provider value={place}>{children}</HistoryContext.Provider>
        </LiveRegion>
      </section>
    );
  });

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
      <div className="yd-name">
        <div className="yd-bar" />
      </div>
      <div className="yd-facts">
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
