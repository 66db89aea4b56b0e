import type { ReactElement } from "react";

const row = (
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

/** The shape of what is about to come. Nothing that is worth reading out. */
export function Skeleton(): ReactElement {
  return (
    <div className="yd-list yd-skeleton" aria-hidden="true">
      {row}
      {row}
      {row}
    </div>
  );
}
