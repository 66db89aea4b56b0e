"use client";

import {
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  forwardRef,
  type RefAttributes,
  useId,
  useImperativeHandle,
  useRef,
} from "react";
import { useDevices } from "../view-model/use-devices.ts";
import { useLabels } from "../view-model/use-labels.ts";
import { usePart } from "../view-model/use-part.ts";
import { DevicesNotices } from "./devices-notices.tsx";
import { Skeleton } from "./skeleton.tsx";
import { summaryText } from "./summary-text.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import { withPart } from "./with-part.ts";

export interface DevicesSectionProps extends Omit<ComponentPropsWithoutRef<"section">, "children"> {
  /** Where the title stands in the page's outline. Default 2. */
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined;
}

/** What stands below the header once there is a list: fetched while the backend is asked. */
const fetchOverview = () => import("./devices-overview.tsx");

/** How many more other devices each "Show more" shows. */
const pageSize = 100;

/** The whole widget below a provider. */
export const DevicesSection: ForwardRefExoticComponent<DevicesSectionProps & RefAttributes<HTMLElement>> =
  forwardRef(function DevicesSection({ headingLevel = 2, className = "", ...props }, ref) {
    const labels = useLabels();
    const overview = usePart(fetchOverview);
    const devices = withPart(useDevices({ pageSize }), overview);
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
        <header className="yd-header">
          <Title id={titleId} className="yd-title">
            {labels.title}
          </Title>
          {summary && <p className="yd-meta">{summary}</p>}
          {isPending && <div className="yd-bar" />}
        </header>
        <DevicesNotices devices={devices} />
        {isPending && <Skeleton />}
        {devices.status === "success" && overview.part && (
          <overview.part.DevicesOverview devices={devices} pageSize={pageSize} />
        )}
      </section>
    );
  });
