import type { DeviceType } from "../../../src/index.ts";

const screen = "M3.5 5.5h17v11h-17zM9 20h6M12 16.5V20";
const paths: Record<DeviceType, string> = {
  desktop: screen,
  mobile: "M7.5 3h9v18h-9zM11 18h2",
  tablet: "M4.5 3.5h15v17h-15zM11 17.5h2",
  tv: "M3 6h18v11H3zM8 20.5h8",
  console: "M3.5 8h17v9h-17zM7.5 11v3M6 12.5h3M16 12.5h.1",
  watch: "M7.5 7.5h9v9h-9zM9 7.5 9.5 3h5l.5 4.5M9 16.5l.5 4.5h5l.5-4.5",
  cli: "M3.5 5h17v14h-17zM7 10l3 2.5L7 15M12.5 15H17",
  bot: "M5 8.5h14v10H5zM12 8.5V5M9 13h.1M15 13h.1",
  unknown: "M12 3.5a8.5 8.5 0 1 0 .1 0M9.5 9.8a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.7M12 16.6h.1",
};

export function Glyph({ type }: { type: DeviceType }) {
  return (
    <svg className="glyph" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[type]} />
    </svg>
  );
}
