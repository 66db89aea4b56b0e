"use client";

import { useState } from "react";
import {
  receiptText,
  type Step,
  signOutText,
  useDevices,
  useThisWasntMe,
  useWasntMeLabels,
} from "your-devices";

const steps: Step[] = [
  { key: "password", title: "Change your password", href: "/account/password" },
  { key: "factor", title: "Turn on a second factor", href: "/account/security" },
];

// Inside a <DevicesProvider>.
export function WasntMe() {
  const devices = useDevices();
  const [id, setId] = useState<string>();
  const others = devices.status === "success" ? devices.others : [];
  const flow = useThisWasntMe(
    others.find((device) => device.id === id),
    { devices, steps },
  );
  const labels = useWasntMeLabels();
  const { stage, next, skip, receipt } = flow;
  if (id === undefined)
    return others.map((device) => (
      <button type="button" key={device.id} onClick={() => setId(device.id)}>
        {`${labels.wasntMe}: ${device.distinctName}`}
      </button>
    ));
  return (
    <section>
      <p>{labels[`wasntMe:${stage}`]}</p>
      {receipt && <p role="status">{signOutText(receipt.results, labels)}</p>}
      {stage === "steps" &&
        flow.steps.map(({ key, title, href, done, complete }) => (
          <p key={key}>
            <input
              type="checkbox"
              aria-label={labels.completeStep(title)}
              checked={done}
              onChange={complete}
            />
            <a href={href}>{title}</a>
          </p>
        ))}
      {stage === "receipt" && receipt && <pre>{receiptText(receipt, labels)}</pre>}
      {skip && (
        <button type="button" onClick={skip}>
          {labels.skip}
        </button>
      )}
      {next && (
        <button type="button" onClick={next}>
          {stage === "steps" ? labels.finish : labels.signOut}
        </button>
      )}
    </section>
  );
}
