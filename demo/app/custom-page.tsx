import { useRef, useState } from "react";
import {
  DevicesProvider,
  type DevicesProviderProps,
  type DevicesSuccess,
  type DeviceType,
  type ListedDevice,
  type SignOutOutcome,
  useDevices,
  useListedDevices,
} from "../../src/index.ts";
import type { PageProps } from "./backends.tsx";
import { ProblemCard } from "./controls.tsx";
import { DeviceCard, errorText, ThisDevice, TwoSteps } from "./device-card.tsx";
import { PageHeading } from "./frame.tsx";

type SignOutHere = Pick<DevicesProviderProps, "onSignOut">;

/** The application's own interface over the headless hooks, with its own markup, CSS and texts. */
export function CustomPage({ person, backend }: PageProps) {
  return (
    <>
      <PageHeading>Custom interface</PageHeading>
      <p className="lead">
        The same devices on the headless hooks, with markup, CSS and words of this page’s own.
      </p>
      <backend.Source person={person}>
        {(devices) => (
          <DevicesProvider {...devices}>
            <Devices onSignOut={devices.onSignOut} />
          </DevicesProvider>
        )}
      </backend.Source>
    </>
  );
}

/** One branch for each of the five states that `useDevices` can be in. */
function Devices({ onSignOut }: SignOutHere) {
  const devices = useDevices();
  switch (devices.status) {
    case "pending":
      return <p className="lead">Looking up your devices…</p>;
    case "signed-out":
      return <p className="note">You are signed out.</p>;
    case "error": {
      const text = `Your devices can’t be shown. ${errorText(devices.error)}`;
      return <ProblemCard text={text} label="Try again" onClick={devices.retry} />;
    }
    case "reauth-required": {
      const text = "You signed in a while ago. Confirm that it’s you to see your devices.";
      return <ProblemCard text={text} label="Confirm" isPrimary onClick={quietly(devices.confirm)} />;
    }
    case "success":
      return <Overview devices={devices} onSignOut={onSignOut} />;
  }
}

/** Ignores a closed dialog: the person knows that they confirmed nothing. */
const quietly = (confirm: (() => Promise<void>) | undefined) =>
  confirm && (() => confirm().catch(() => undefined));

const groups = ["Computers", "Phones and tablets", "Everything else"];

function groupOf(type: DeviceType): string | undefined {
  if (type === "desktop") return groups[0];
  return type === "mobile" || type === "tablet" ? groups[1] : groups[2];
}

/** The outcome for one device, as a sentence. */
const results: Record<SignOutOutcome, (name: string) => string> = {
  revoked: (name) => `${name} is signed out.`,
  "already-gone": (name) => `${name} was signed out already.`,
  "still-listed": (name) => `${name} is still signed in.`,
  refused: (name) => `${name} was not signed out.`,
  unknown: (name) => `The server did not say whether ${name} is signed out.`,
};

const isGone = ({ outcome }: { outcome: SignOutOutcome }): boolean =>
  outcome === "revoked" || outcome === "already-gone";

/** This device comes first, then the others as cards in groups. One live region announces outcomes. */
function Overview({ devices, onSignOut }: SignOutHere & { devices: DevicesSuccess }) {
  const { current, revocableOthersCount, signOutOthers, showMore } = devices;
  const others = useListedDevices(devices.others);
  const [said, setSaid] = useState("");
  const [signsOutAll, setSignsOutAll] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  const signOut = async (device: ListedDevice): Promise<void> => {
    const card = document.activeElement?.closest(".device");
    const result = await device.signOut?.();
    if (!result) return;
    setSaid(results[result.outcome](device.distinctName));
    if (!isGone(result)) return;
    // The card disappears, and so does its button. The focus moves only if it was on that button.
    const focused = document.activeElement;
    if (focused === document.body || card?.contains(focused)) heading.current?.focus();
  };
  const signOutAll = async (): Promise<void> => {
    setSignsOutAll(true);
    const all = (await signOutOthers?.()) ?? [];
    setSignsOutAll(false);
    setSaid(`${all.filter(isGone).length} of ${all.length} devices signed out.`);
    heading.current?.focus();
  };

  return (
    <div className="overview">
      {current && <ThisDevice device={current} onSignOut={onSignOut} />}
      <Notes devices={devices} />
      <header className="others spread">
        <h2 ref={heading} tabIndex={-1}>
          {others.length === 0 ? "Signed in nowhere else" : "Also signed in"}
        </h2>
        {(signsOutAll || (signOutOthers && revocableOthersCount > 0)) && (
          <TwoSteps
            label={`Sign out the other ${revocableOthersCount}`}
            confirmLabel={`Sign out all ${revocableOthersCount}`}
            busy={signsOutAll}
            onConfirm={signOutAll}
          />
        )}
      </header>
      <p className="said" role="status">
        {said}
      </p>
      {groups.map((group) => {
        const members = others.filter(({ type }) => groupOf(type) === group);
        if (members.length === 0) return null;
        return (
          <section key={group} className="group">
            <h3>{group}</h3>
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

/** Notices that a person should read before they trust the list below. */
function Notes({ devices }: { devices: DevicesSuccess }) {
  const { confirm, isOffline, readOnlyReason, refreshError, retry, skipped, truncated } = devices;
  return (
    <>
      {readOnlyReason === "current-unknown" && (
        <p className="note">The server does not say which device this is, so nothing can be signed out.</p>
      )}
      {isOffline && <p className="note">You seem to be offline.</p>}
      {truncated && <p className="note">There may be more devices than the server lists.</p>}
      {skipped > 0 && <p className="note">Not shown because they could not be read: {skipped}.</p>}
      {refreshError && (
        <ProblemCard
          text={`This list may be out of date. ${errorText(refreshError)}`}
          label={confirm ? "Confirm that it’s you" : "Try again"}
          onClick={quietly(confirm) ?? retry}
        />
      )}
    </>
  );
}
