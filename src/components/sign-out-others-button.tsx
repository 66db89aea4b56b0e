"use client";

import { type ReactElement, useRef, useState } from "react";
import type { DevicesSuccess } from "../devices/device.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { signOutText } from "../devices/sign-out-text.ts";
import { useBusy } from "./button.tsx";
import { ConfirmedButton } from "./confirm-dialog.tsx";
import { focusableAround, useKeptFocus } from "./focus.ts";
import { aboutOthers, LiveRegion, sayOutcome, useSay } from "./live-region.tsx";

export interface SignOutOthersButtonProps {
  /** How many would be signed out: `revocableOthersCount`. Absent = not known. 0 = no button. */
  count?: number | undefined;
  /** How many others there are, with those that can't be signed out: `othersCount`. Default: `count`. */
  othersCount?: number | undefined;
  /** `distinctName` of the device that would be signed out. If `count` is 1, the dialog asks about it by name. */
  name?: string | undefined;
  /** `signOutOthers` from `useDevices`. Absent = impossible now: no button. */
  onSignOut?: DevicesSuccess["signOutOthers"] | undefined;
}

/**
 * Signs all other devices out, after a confirmation, and says how many were signed out. Keep it on the page when nothing
 * is left to sign out: it then has no button, but still shows the result.
 */
export function SignOutOthersButton(props: SignOutOthersButtonProps): ReactElement {
  return (
    <LiveRegion>
      <Others {...props} />
    </LiveRegion>
  );
}

function Others(props: SignOutOthersButtonProps): ReactElement {
  const { count, othersCount = count, name, onSignOut } = props;
  const labels = useLabels();
  const say = useSay();
  const root = useRef<HTMLDivElement>(null);
  const [result, setResult] = useState("");
  useKeptFocus(root, () => focusableAround(root.current));
  const [isBusy, signOut] = useBusy(async () => {
    setResult("");
    await sayOutcome(say, aboutOthers, labels.signingOutOthers, async () => {
      const text = signOutText((await onSignOut?.()) ?? [], labels);
      setResult(text);
      return text;
    });
  });
  const canSignOut = onSignOut !== undefined && count !== 0;
  const stay = (othersCount ?? 0) - (count ?? 0);
  return (
    <div ref={root} className="yd-others" tabIndex={-1}>
      {result && <p className="yd-meta">{result}</p>}
      <ConfirmedButton
        isBusy={canSignOut && isBusy}
        text={labels.signOutOthers(count, othersCount, labels.number)}
        title={
          name && count === 1
            ? labels.confirmTitle(name)
            : labels.confirmOthersTitle(count, othersCount, labels.number)
        }
        onConfirm={canSignOut ? signOut : undefined}
      >
        <p className="yd-meta">{count === 1 ? labels.confirmText : labels.confirmOthersText}</p>
        {stay > 0 && <p className="yd-meta">{labels.othersStay(stay, labels.number)}</p>}
      </ConfirmedButton>
    </div>
  );
}
