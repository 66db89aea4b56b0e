"use client";

import { type ReactElement, useId, useRef, useState } from "react";
import { signOutText, signOutTone } from "../devices/sign-out-text.ts";
import { useDevices } from "../devices/use-devices.ts";
import { usePromptLabels } from "../devices/use-feature-labels.ts";
import { usePersonKey } from "../devices/use-person-key.ts";
import { type SignOutOthersAfter, useSignOutOthersAfter } from "../devices/use-sign-out-others-after.ts";
import { Button } from "./button.tsx";
import { focusableAround, useKeptFocus } from "./focus.ts";
import { LiveRegion, Said, SayWhile, useHasNotices } from "./live-region.tsx";

export interface SignOutOthersPromptProps {
  /**
   * What `useSignOutOthersAfter` returned to your own form: the prompt is then a checkbox for that form, on by default.
   * Absent = it is a question with two buttons, for after the password was changed.
   */
  after?: SignOutOthersAfter | undefined;
  /** The person answered the question with "Not now". */
  onNotNow?: (() => void) | undefined;
}

/**
 * Offers to sign all other devices out because the password was changed, and says what became of it. It works anywhere
 * inside a `DevicesProvider`. As a question it shows nothing while there is nothing to sign out.
 */
export function SignOutOthersPrompt({ after, onNotNow }: SignOutOthersPromptProps): ReactElement {
  return (
    <LiveRegion key={usePersonKey()}>
      {after ? <Choice after={after} /> : <Question onNotNow={onNotNow} />}
    </LiveRegion>
  );
}

/** The password is changed already. */
const save = async () => {};

function Question({ onNotNow }: Pick<SignOutOthersPromptProps, "onNotNow">): ReactElement {
  const labels = usePromptLabels();
  const devices = useDevices();
  const after = useSignOutOthersAfter(save);
  const { submit, isSubmitting, results } = after;
  const [isOver, setIsOver] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  useKeptFocus(root, () => (isOver ? focusableAround(root.current) : root.current));
  const { status } = devices;
  const isPossible =
    status === "success"
      ? devices.signOutOthers || devices.areOthersSigningOut
      : status === "error" || status === "reauth-required";
  const isDone = isOver || (results && signOutTone(results) === "success");
  const isAsking = !isDone && (isPossible || isSubmitting);
  return (
    <div ref={root} className="yd-prompt yd-card" tabIndex={-1}>
      {isAsking && !results && (
        <div>
          <p className="yd-heading">{labels.promptText}</p>
          <p className="yd-meta">{labels.promptHint(undefined, labels.number)}</p>
        </div>
      )}
      {!isOver && <Outcome {...after} />}
      {isAsking && (
        <div className="yd-choices">
          <Button tone="danger" isBusy={isSubmitting} onClick={submit}>
            {isSubmitting ? labels.signingOut : labels.promptButton(countOf(devices), labels.number)}
          </Button>
          {!isSubmitting && (
            <Button
              tone="quiet"
              onClick={() => {
                setIsOver(true);
                onNotNow?.();
              }}
            >
              {labels.notNow}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Choice({ after }: { after: SignOutOthersAfter }): ReactElement {
  const labels = usePromptLabels();
  const devices = useDevices();
  const id = useId();
  const count = countOf(devices);
  return (
    <div className="yd-prompt">
      <div>
        <label className="yd-choice">
          <input
            type="checkbox"
            className="yd-check"
            aria-describedby={id}
            checked={after.checked}
            onChange={({ target }) => after.setChecked(target.checked)}
          />
          <span>{labels.promptCheckbox}</span>
        </label>
        <p id={id} className="yd-meta">
          {count === 0 ? labels.onlyThisDevice : labels.promptHint(count, labels.number)}
        </p>
      </div>
      <Outcome {...after} />
    </div>
  );
}

/** How many would be signed out; undefined if it is not known. */
function countOf(devices: ReturnType<typeof useDevices>): number | undefined {
  return devices.status === "success" && !devices.truncated ? devices.revocableOthersCount : undefined;
}

/** What became of it, also for screen readers, unless a notice on this page says it. */
function Outcome({ results, isSubmitting }: Pick<SignOutOthersAfter, "results" | "isSubmitting">) {
  const labels = usePromptLabels();
  const hasNotices = useHasNotices();
  if (isSubmitting) return <SayWhile text={labels.signingOutOthers} />;
  if (!results) return null;
  const text = results.length > 0 ? signOutText(results, labels) : labels.onlyThisDevice;
  return (
    <p className="yd-note" data-tone={signOutTone(results)}>
      {(!hasNotices || results.length === 0) && <Said text={text} error={results} />}
      <span>{text}</span>
    </p>
  );
}
