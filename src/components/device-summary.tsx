"use client";

import type { ReactElement } from "react";
import type { Device } from "../view-model/device.ts";
import { useLabels } from "../view-model/use-labels.ts";
import { DeviceIcon } from "./device-icon.tsx";

// The space before it does not break, so that no line starts with a dot.
const dot = "\u00a0· ";

/**
 * One device at a glance: icon, name, badges, place, address, last active. Names and places are somebody else's text, so
 * each stands alone in a `<bdi>`; what this page itself says stands outside of them.
 */
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
          <bdi>{name}</bdi>
          {isCurrent && (
            <>
              {" "}
              <span className="yd-badge">{labels.thisDevice}</span>
            </>
          )}
          {session.impersonated && (
            <>
              {" "}
              <span className="yd-badge" data-tone="warning">
                {labels.impersonated}
              </span>
            </>
          )}
        </div>
        <div className="yd-meta">
          {place && <bdi>{place}</bdi>}
          {place && ipAddress && dot}
          {ipAddress && <bdi>{ipAddress}</bdi>}
          {!place && !ipAddress && labels.placeUnknown}
          {dot}
          {lastActive ? (
            <time dateTime={lastActive.dateTime} title={lastActive.title}>
              {lastActive.text}
            </time>
          ) : (
            labels.lastActiveUnknown
          )}
        </div>
      </div>
    </>
  );
}
