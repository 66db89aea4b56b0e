"use client";

import type { ReactElement } from "react";
import type { DevicesSuccess } from "../view-model/devices-result.ts";
import { useLabels } from "../view-model/use-labels.ts";
import { DeviceList } from "./device-list.tsx";
import { ShowMoreButton } from "./show-more-button.tsx";
import { SignOutOthersButton } from "./sign-out-others-button.tsx";

export interface DevicesOverviewProps {
  devices: DevicesSuccess;
  /** How many further devices "Show more" shows. */
  pageSize: number;
}

/** The list, this device first, and what can be said and done about all of it. */
export function DevicesOverview({ devices, pageSize }: DevicesOverviewProps): ReactElement {
  const labels = useLabels();
  const { current, others, othersCount, revocableOthersCount, truncated, skipped } = devices;
  const { revocationLagSeconds = 0, readOnlyReason } = devices;
  return (
    <>
      <DeviceList devices={current ? [current, ...others] : others} />
      <ShowMoreButton count={Math.min(pageSize, othersCount - others.length)} onShowMore={devices.showMore} />
      <footer className="yd-footer">
        {skipped > 0 && <p className="yd-meta">{labels.skipped(skipped)}</p>}
        {truncated && <p className="yd-meta">{labels.truncated}</p>}
        {revocationLagSeconds > 0 && !readOnlyReason && (
          <p className="yd-meta">{labels.revocationLag(Math.ceil(revocationLagSeconds / 60))}</p>
        )}
        <SignOutOthersButton
          count={truncated ? undefined : revocableOthersCount}
          onSignOut={devices.signOutOthers}
        />
      </footer>
    </>
  );
}
