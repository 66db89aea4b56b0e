"use client";

import { type ReactElement, useEffect, useRef } from "react";
import type { DeviceRow, DevicesResult, DevicesSuccess } from "../devices/device.ts";
import { fullMinute } from "../devices/format.ts";
import { type Receipt, receiptText, type Step } from "../devices/receipt.ts";
import { signOutText, signOutTone, worksUntilText } from "../devices/sign-out-text.ts";
import { useDevices } from "../devices/use-devices.ts";
import { useWasntMeLabels } from "../devices/use-feature-labels.ts";
import { type ThisWasntMeStep, useThisWasntMe } from "../devices/use-this-wasnt-me.ts";
import { Button, useBusy } from "./button.tsx";
import { deviceIcon } from "./device-icon.tsx";
import { Dialog } from "./dialog.tsx";
import { Said, SayWhile, useHasNotices, useSay } from "./live-region.tsx";
import { CopyButton, ReceiptFacts } from "./receipt-facts.tsx";
import { Told } from "./told.tsx";

/** A device that a person does not recognize. */
export interface Unrecognized {
  /** Its row when the person said so. */
  device: DeviceRow;
  /** What gets the focus afterwards, if its row has left by then. */
  heir: () => HTMLElement | null;
  /** `closed`: it may be opened again, and goes on there. `done`: it may not. */
  state: "open" | "closed" | "done";
}

interface WasntMeProps extends Unrecognized {
  steps: readonly Step[] | undefined;
  all: DevicesSuccess | undefined;
  onState: (state: Unrecognized["state"]) => void;
}

/**
 * Leads through all that follows from "This wasn't me", in one dialog. It stays open although the device leaves the list, and
 * can be left at any time: what was done stays done.
 */
export function WasntMe({ all, ...props }: WasntMeProps): ReactElement | null {
  const { state, heir } = props;
  useEffect(() => {
    if (state !== "open" && document.activeElement === document.body) heir()?.focus();
  }, [state, heir]);
  if (state === "done") return null;
  return all ? <Flow {...props} devices={all} /> : <OwnDevices {...props} />;
}

type FlowProps = Omit<WasntMeProps, "all" | "heir"> & { devices: DevicesResult };

function OwnDevices(props: Omit<FlowProps, "devices">): ReactElement | null {
  return <Flow {...props} devices={useDevices()} />;
}

const noSteps: readonly Step[] = [];

function Flow({ device, state, steps = noSteps, devices, onState }: FlowProps): ReactElement | null {
  const labels = useWasntMeLabels();
  const say = useSay();
  const hasNotices = useHasNotices();
  const list = devices.status === "success" ? devices : undefined;
  const flow = useThisWasntMe(list?.find(device.id), { devices, steps });
  const { stage, next, skip, receipt } = flow;
  const [isBusy, run] = useBusy(next);
  const facts = useRef<HTMLDListElement>(null);
  const isOpen = state === "open";
  const told = receipt && signOutText(receipt.results, labels);

  useEffect(() => {
    // The person has left before it was said here.
    if (told && !isOpen && !hasNotices) say("sign-out", told);
  }, [told, isOpen, hasNotices, say]);
  useEffect(() => {
    // These are somebody else's devices, or nobody's.
    if (!list) onState("done");
  });

  if (!isOpen || !list) return null;
  const { number, sentences } = labels;
  const count = list.truncated ? undefined : list.revocableOthersCount;
  const at = stages.indexOf(stage);
  const total = steps.length > 0 ? 3 : 2;
  const title =
    stage === "device" ? labels.signOutDevice(device.distinctName) : labels[`wasntMeTitle:${stage}`];
  const staying = (["managed-elsewhere", "too-new"] as const).flatMap((reason) => {
    const stay = list.staying[reason];
    return stay ? labels.staying(stay, labels[`stays:${reason}`], number) : [];
  });
  const text = sentences([
    labels[`wasntMe:${stage}`],
    ...(stage === "others" && count !== undefined && staying.length > 0
      ? [labels.revocableOthers(count, list.othersCount, number), ...staying]
      : []),
  ]);
  const note = receipt && told && sentences([told, ...worksUntil(receipt, labels)]);
  const words = <p className="yd-meta">{text}</p>;
  const close = () => onState(stage === "receipt" ? "done" : "closed");
  return (
    <Dialog
      stage={stage}
      onClose={close}
      title={
        <>
          {at < total && (
            <span className="yd-steps">
              {stages.slice(0, total).map((one, index) => (
                <i key={one} className="yd-step" data-done={index <= at ? "" : undefined} />
              ))}
              <span className="yd-meta">{labels["wasntMe:step"](at + 1, total, number)}</span>
            </span>
          )}
          <span>{title}</span>
        </>
      }
      text={stage !== "receipt" && words}
      actions={
        <>
          {stage === "device" && <Button onClick={close}>{labels.cancel}</Button>}
          {stage === "others" && <Button onClick={skip}>{labels.keepOthers}</Button>}
          {stage === "steps" && <Button onClick={next}>{labels.finish}</Button>}
          {at < 2 && (next || isBusy) && (
            <Button tone="danger" isBusy={isBusy} onClick={run}>
              {isBusy
                ? labels.signingOut
                : stage === "device"
                  ? labels.signOut
                  : labels.confirmOthersButton(count, number)}
            </Button>
          )}
          {stage === "receipt" && receipt && (
            <>
              <CopyButton text={receiptText(receipt, labels)} shown={facts} />
              <Button onClick={close}>{labels.finish}</Button>
            </>
          )}
        </>
      }
    >
      {isBusy && (
        <SayWhile
          text={stage === "device" ? labels.signingOutDevice(device.distinctName) : labels.signingOutOthers}
        />
      )}
      {receipt && note && stage !== "receipt" && (
        <p className="yd-note" data-tone={signOutTone(receipt.results)}>
          <Said text={note} error={flow.error} isTrying={isBusy} />
          <span>{note}</span>
        </p>
      )}
      {stage !== "device" && !isBusy && <Said key={stage} text={sentences([title, text])} />}
      {stage === "device" && (
        <ul className="yd-names">
          <li>
            {deviceIcon({ type: device.type })}
            <Told text={device.name} />
            {device.place && <Told text={device.place} className="yd-meta" />}
          </li>
        </ul>
      )}
      {stage === "steps" && <StepList steps={flow.steps} />}
      {stage === "receipt" && receipt && (
        <>
          {words}
          <ReceiptFacts receipt={receipt} list={facts} />
        </>
      )}
    </Dialog>
  );
}

const stages = ["device", "others", "steps", "receipt"] as const;

type AllLabels = ReturnType<typeof useWasntMeLabels>;

/** Until when it may keep working. */
function worksUntil({ at, results, worksUntil: until }: Receipt, labels: AllLabels): string[] {
  if (!until) return [];
  const isSoon = fullMinute(until) - Date.parse(at) < 86_400_000;
  return [worksUntilText(results, until, isSoon, labels)];
}

/** The host's steps. One that leads to another page opens a new tab: this one still has the receipt. */
function StepList({ steps }: { steps: readonly ThisWasntMeStep[] }): ReactElement {
  const labels = useWasntMeLabels();
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari removes the list role from a list without bullets
    <ul className="yd-names" role="list">
      {steps.map(({ key, title, href, onSelect, done, complete }) => (
        <li key={key}>
          <input
            type="checkbox"
            className="yd-check"
            form=""
            aria-label={labels.completeStep(title)}
            checked={done}
            onChange={complete}
          />
          <bdi>{title}</bdi>
          {done ? (
            <span className="yd-meta">{labels.stepDone}</span>
          ) : href !== undefined ? (
            <a
              className="yd-button"
              data-tone="quiet"
              href={href}
              target="_blank"
              rel="noopener"
              aria-label={labels.openStepOf(title, true)}
              onClick={onSelect}
            >
              {labels.openStep}
            </a>
          ) : (
            onSelect && (
              <Button tone="quiet" aria-label={labels.openStepOf(title, false)} onClick={onSelect}>
                {labels.openStep}
              </Button>
            )
          )}
        </li>
      ))}
    </ul>
  );
}
