import type { ReactElement } from "react";
import type { Device } from "../devices/device.ts";
import type { Labels } from "../devices/labels.ts";

interface DeviceIconOptions {
  type: Device["type"];
  /** "macOS". Absent = not known, or not drawn. */
  system?: string | undefined;
  /** What it shows, for screen readers. Absent = the text beside it says so. */
  label?: string | undefined;
}

/** A drawing of the kind of device, with a small mark of its system: both are our own, and nobody's logo. */
export function deviceIcon({ type, system, label }: DeviceIconOptions): ReactElement {
  return (
    <svg className="yd-icon" role="img" aria-label={label} aria-hidden={!label} viewBox="0 0 20 20">
      <path d={drawings[type] + ((system && furniture[type]?.[system]) || "")} />
    </svg>
  );
}

/** The drawing of a device, which says the kind unless the name beside it does. */
export function iconOf({ type, name, session }: Device, labels: Labels): ReactElement {
  const isSaid = type === "unknown" && name === labels.unknownDevice;
  return deviceIcon({ type, system: session.device?.os, label: isSaid ? undefined : labels[`type:${type}`] });
}

/** A rectangle with round corners. */
function box(x: number, y: number, width: number, height: number, r = 1.5): string {
  const [h, v, arc] = [width - 2 * r, height - 2 * r, `a${r} ${r} 0 0 1 `];
  return `M${x + r} ${y}h${h}${arc}${r} ${r}v${v}${arc}-${r} ${r}h-${h}${arc}-${r}-${r}v-${v}${arc}${r}-${r}`;
}

const screen = box(2.5, 3.5, 15, 10);
const phone = box(5.5, 2, 9, 16, 2);
const tablet = box(3.5, 2.5, 13, 15, 2);

const drawings: Record<Device["type"], string> = {
  desktop: `${screen}M7 17h6M10 13.5V17`,
  mobile: phone,
  tablet,
  tv: `${box(2, 4, 16, 10)}M6 17h8`,
  console: `${box(1.5, 5.5, 17, 9, 4.5)}M6.5 8.5v3M5 10h3M12.5 11h.1M15 9h.1`,
  watch: `${box(5.5, 5.5, 9, 9, 2)}M7.5 5.5 8 2.5h4l.5 3M7.5 14.5l.5 3h4l.5-3`,
  cli: `${box(2, 3.5, 16, 13)}M5.5 7.5 8 10l-2.5 2.5M10.5 12.5h4`,
  bot: `${box(3.5, 7, 13, 9)}M10 7V4M7.5 10.5v2M12.5 10.5v2`,
  unknown: `${box(2.5, 2.5, 15, 15, 7.5)}M8 8a2 2 0 1 1 2.8 1.9q-.8.4-.8 1.4M10 13.8v.1`,
};

/** A system is told by the furniture of its screen. */
const furniture: Partial<Record<Device["type"], Record<string, string>>> = {
  desktop: {
    macOS: "M2.5 6h15",
    Windows: "M2.5 11h15",
    Linux: "M5.5 3.5v10",
    ChromeOS: "M8 11h4",
  },
  mobile: { iOS: "M9 4.5h2", Android: "M10 4.5h.1" },
  tablet: { iPadOS: "M8 15.5h4", Android: "M10 4.5h.1" },
};
