import { useRef, useState } from "react";
import {
  type DevicesProviderProps,
  type DevicesSuccess,
  type DeviceType,
  type ListedDevice,
  useListedDevices,
} from "../../../src/index.ts";
import { DeviceCard } from "./device-card.tsx";
import { Notes } from "./notes.tsx";
import { resultText } from "./result-text.ts";
import { ThisDevice } from "./this-device.tsx";
import { TwoSteps } from "./two-steps.tsx";

const groups: { title: string; types: readonly DeviceType[] | undefined }[] = [
  { title: "Computers", types: ["desktop"] },
  { title: "Phones and tablets", types: ["mobile", "tablet"] },
  { title: "Everything else", types: undefined },
];

const known = groups.flatMap(({ types }) => types ?? []);

interface OverviewProps extends Pick<DevicesProviderProps, "onSignOut"> {
  devices: DevicesSuccess;
}

/** This device on top, the others as cards in groups, and one place that says what happened. */
export function Overview({ devices, onSignOut }: OverviewProps) {
  const { current, signOutOthers, showMore } = devices;
  const others = useListedDevices(devices.others);
  const [said, setSaid] = useState("");
  const [signsOutAll, setSignsOutAll] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  const signOut = async (device: ListedDevice, card: HTMLElement | null): Promise<void> => {
    const result = await device.signOut?.();
    if (!result) return;
    setSaid(resultText(device.distinctName, result));
    if (result.outcome !== "revoked" && result.outcome !== "already-gone") return;
    // The card goes, and with it the button that had the focus. Who has moved on stays where they are.
    const focused = document.activeElement;
    if (focused === document.body || card?.contains(focused)) heading.current?.focus();
  };
  const signOutAll = async (): Promise<void> => {
    setSignsOutAll(true);
    const results = (await signOutOthers?.()) ?? [];
    setSignsOutAll(false);
    const gone = results.filter(({ outcome }) => outcome === "revoked" || outcome === "already-gone").length;
    setSaid(`${gone} of ${results.length} devices signed out.`);
    heading.current?.focus();
  };

  return (
    <div className="overview">
      {current && <ThisDevice device={current} onSignOut={onSignOut} />}
      <Notes devices={devices} />

      <header className="others">
        <h2 ref={heading} tabIndex={-1}>
          {others.length === 0 ? "Signed in nowhere else" : "Also signed in"}
        </h2>
        {(signsOutAll || (signOutOthers && devices.revocableOthersCount > 0)) && (
          <TwoSteps
            label={`Sign out the other ${devices.revocableOthersCount}`}
            question="Sign them all out?"
            confirmLabel={`Sign out all ${devices.revocableOthersCount}`}
            busy={signsOutAll}
            onConfirm={signOutAll}
          />
        )}
      </header>
      <p className="said" role="status">
        {said}
      </p>

      {groups.map(({ title, types }) => {
        const members = others.filter(({ type }) => (types ? types.includes(type) : !known.includes(type)));
        if (members.length === 0) return null;
        return (
          <section key={title} className="group">
            <h3>{title}</h3>
            <ul>
              {members.map((device) => (
                <DeviceCard key={device.id} device={device} onSignOut={signOut} />
              ))}
            </ul>
          </section>
        );
      })}
      {showMore && (
        <button type="button" onClick={showMore}>
          Show more
        </button>
      )}
    </div>
  );
}
