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
import { DevicesNotices } from "./devices-notices.tsx";
import { DevicesOverview } from "./devices-overview.tsx";
import { Skeleton } from "./skeleton.tsx";
import { summaryText } from "./summary-text.ts";
import { useKeptFocus } from "./use-kept-focus.ts";

export interface DevicesSectionProps extends Omit<ComponentPropsWithoutRef<"section">, "children"> {
  /** Where the title stands in the page's outline. Default 2. */
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined;
}

/** How many more other devices each "Show more" shows. */
const pageSize = 100;

/** The whole widget below a provider. */
export const DevicesSection: ForwardRefExoticComponent<DevicesSectionProps & RefAttributes<HTMLElement>> =
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
        <header className="yd-header">
          <Title id={titleId} className="yd-title">
            {labels.title}
          </Title>
          {summary && <p className="yd-meta">{summary}</p>}
          {isPending && <div className="yd-bar" />}
        </header>
        <DevicesNotices devices={devices} />
        {isPending && <Skeleton />}
        {devices.status === "success" && <DevicesOverview devices={devices} pageSize={pageSize} />}
      </section>
    );
  });
