"use client";

import { type ReactElement, useRef, useState } from "react";
import type { DevicesSuccess } from "../devices/device.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { signOutText } from "../devices/sign-out-text.ts";
import { Button } from "./button.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { focusableAround, useKeptFocus } from "./focus.ts";
import { aboutOthers, LiveRegion, sayIfSlow, useSay } from "./live-region.tsx";

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
  const button = useRef<HTMLButtonElement>(null);
  const [phase, setPhase] = useState<"idle" | "asking" | "busy">("idle");
  const [result, setResult] = useState("");
  useKeptFocus(root, () => focusableAround(root.current));
  const isBusy = phase === "busy";
  const stay = (othersCount ?? 0) - (count ?? 0);
  const canSignOut = onSignOut !== undefined && count !== 0;

  const signOut = async () => {
    setPhase("busy");
    setResult("");
    try {
      if (!onSignOut) return;
      const results = await sayIfSlow(say, aboutOthers, labels.signingOutOthers, onSignOut);
      const text = signOutText(results, labels);
      setResult(text);
      say(aboutOthers, text);
    } finally {
      setPhase("idle");
    }
  };
  const close = () => {
    setPhase((now) => (now === "asking" ? "idle" : now));
    button.current?.focus();
  };
  return (
    <div ref={root} className="yd-others" tabIndex={-1}>
      {result && <p className="yd-meta">{result}</p>}
      {canSignOut && (
        <Button ref={button} isBusy={isBusy} onClick={() => setPhase("asking")}>
          {isBusy ? labels.signingOut : labels.signOutOthers(count, othersCount, labels.number)}
        </Button>
      )}
      {canSignOut && phase === "asking" && (
        <ConfirmDialog
          title={
            name && count === 1
              ? labels.confirmTitle(name)
              : labels.confirmOthersTitle(count, othersCount, labels.number)
          }
          onConfirm={signOut}
          onClose={close}
        >
          <p className="yd-meta">{count === 1 ? labels.confirmText : labels.confirmOthersText}</p>
          {stay > 0 && <p className="yd-meta">{labels.othersStay(stay, labels.number)}</p>}
        </ConfirmDialog>
      )}
    </div>
  );
}
