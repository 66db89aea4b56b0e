"use client";

import type { ReactElement } from "react";
import type { Device } from "../devices/device.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { isolatesParts } from "../devices/isolate.ts";

// A no-break space comes first, so no line starts with a dot.
const dot = <span>{"\u00a0· "}</span>;

/** One device at a glance: icon, name, badges, place, address, last active. */
export function DeviceSummary({ device }: { device: Device }): ReactElement {
  const labels = useLabels();
  const { type, name, place, ipAddress, lastActive, isCurrent, session } = device;
  const isUnnamed = type === "unknown" && name === labels.unknownDevice;
  return (
    <>
      <DeviceIcon
        type={type === "unknown" && !isUnnamed ? "named" : type}
        label={isUnnamed ? undefined : labels[`type:${type}`]}
      />
      <div className="yd-device">
        <div className="yd-name">
          <Told text={name} />
          {isCurrent && (
            <>
              <span> </span>
              <span className="yd-badge">{labels.thisDevice}</span>
            </>
          )}
          {session.impersonated && (
            <>
              <span> </span>
              <span className="yd-badge" data-tone="warning">
                {labels.impersonated}
              </span>
            </>
          )}
        </div>
        <div className="yd-meta">
          {place && <Told text={place} />}
          {place && ipAddress && dot}
          {ipAddress && <bdi>{ipAddress}</bdi>}
          {!place && !ipAddress && <span>{labels.placeUnknown}</span>}
          {dot}
          {lastActive ? (
            <time dateTime={lastActive.dateTime} title={lastActive.title}>
              {lastActive.text}
            </time>
          ) : (
            <span>{labels.lastActiveUnknown}</span>
          )}
        </div>
      </div>
    </>
  );
}

/**
 * A name or a place. One that somebody else wrote whole has a `<bdi>`, so that a right-to-left text can't turn the words
 * around it. One that was put together isolates its parts and is read in the direction of the page.
 */
function Told({ text }: { text: string }): ReactElement {
  const Tag = isolatesParts(text) ? "span" : "bdi";
  return <Tag>{text}</Tag>;
}

/** A rectangle with round corners. */
function box(x: number, y: number, width: number, height: number, r = 2): string {
  const [h, v, arc] = [width - 2 * r, height - 2 * r, `a${r} ${r} 0 0 1 `];
  return `M${x + r} ${y}h${h}${arc}${r} ${r}v${v}${arc}-${r} ${r}h-${h}${arc}-${r}-${r}v-${v}${arc}${r}-${r}`;
}

const drawings: Record<Device["type"] | "named", string> = {
  desktop: `${box(4, 5, 16, 11)}M2 19h20`,
  mobile: `${box(7, 3, 10, 18)}M11 18h2`,
  tablet: `${box(5, 3, 14, 18)}M11 18h2`,
  tv: `${box(3, 5, 18, 12)}M8 20h8`,
  console: `${box(2, 7, 20, 10, 5)}M7 10v4M5 12h4M15 13h.1M18 11h.1`,
  watch: `${box(7, 7, 10, 10)}M9 7l1-4h4l1 4M9 17l1 4h4l1-4`,
  cli: `${box(3, 5, 18, 14)}M7 10l3 2-3 2M13 15h3`,
  bot: `${box(5, 8, 14, 11)}M12 8V5M10 12v2M14 12v2M2 13v2M22 13v2`,
  named: `${box(15, 11, 6, 10)}M20 8V5H3v11h9M8 20h4`,
  unknown: `${box(3, 3, 18, 18, 9)}M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3q-1 .5-1 1.7M12 16.5v.1`,
};

interface DeviceIconProps {
  type: keyof typeof drawings;
  /** What it shows, for screen readers. Absent = the text beside it says so. */
  label?: string | undefined;
}

/** A drawing of the kind of device. */
function DeviceIcon({ type, label }: DeviceIconProps): ReactElement {
  return (
    <svg
      className="yd-icon"
      role="img"
      aria-label={label}
      aria-hidden={!label}
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={drawings[type]} />
    </svg>
  );
}
