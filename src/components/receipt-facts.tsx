"use client";

import type { ReactElement } from "react";
import { detailsOf } from "../devices/details-of.ts";
import { nameOnReceipt, type Receipt } from "../devices/receipt.ts";
import { signOutText, worksUntilText } from "../devices/sign-out-text.ts";
import { useWasntMeLabels } from "../devices/use-feature-labels.ts";
import { Button } from "./button.tsx";
import { Told } from "./told.tsx";
import { useCopy } from "./use-copy.ts";

interface ReceiptFactsProps {
  receipt: Receipt;
  list: { current: HTMLDListElement | null };
}

/** The same as `receiptText` says. */
export function ReceiptFacts({ receipt, list }: ReceiptFactsProps): ReactElement {
  const labels = useWasntMeLabels();
  const { at, device, results, steps, worksUntil: until } = receipt;
  const rows = [
    { key: "when", label: labels["receipt:when"], value: labels.exact(Date.parse(at)) },
    {
      key: "result",
      label: labels["receipt:result"],
      value: signOutText(results, labels),
      note: until && worksUntilText(results, until, false, labels),
    },
    ...detailsOf(device, labels),
  ];
  return (
    <dl ref={list} className="yd-details">
      <div>
        <dt>{labels["receipt:device"]}</dt>
        <dd>
          <Told text={nameOnReceipt(receipt)} />
        </dd>
      </div>
      {rows.map(({ key, label, value, note }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            <Told text={value} />
            {note && <small>{note}</small>}
          </dd>
        </div>
      ))}
      {steps.length > 0 && (
        <div>
          <dt>{labels["receipt:steps"]}</dt>
          <dd>
            {steps.map(({ key, title, done }) => (
              <div key={key}>{labels[done ? "receipt:done" : "receipt:open"](title)}</div>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}

interface CopyButtonProps {
  text: string;
  shown: { readonly current: Element | null };
}

/** Copies a receipt and says so. */
export function CopyButton({ text, shown }: CopyButtonProps): ReactElement {
  const labels = useWasntMeLabels();
  const copy = useCopy();
  return (
    <Button tone="quiet" onClick={() => copy(text, shown.current)}>
      {labels.copyReceipt}
    </Button>
  );
}
