import { type KeyboardEvent, useState } from "react";
import type {
  DeviceRow,
  DevicesProviderProps,
  DeviceType,
  ListedDevice,
  SessionsError,
} from "../../src/index.ts";

/** Another device of the custom page. */
export function DeviceCard(props: { device: ListedDevice; onSignOut: (device: ListedDevice) => void }) {
  const { device, onSignOut } = props;
  const { distinctName, error, lastActive, name, place, signOut, state, type } = device;
  return (
    <li className="card device" data-state={state}>
      <Glyph type={type} />
      <h4>{name}</h4>
      <p>{place ?? "Location unknown"}</p>
      {lastActive && (
        <p>
          <time dateTime={lastActive.dateTime} title={lastActive.title}>
            {lastActive.text}
          </time>
        </p>
      )}
      {device.notRevocable && <p>{device.notRevocable}</p>}
      {state === "failed" && <p className="device-error">Still signed in. {error && errorText(error)}</p>}
      {state === "unknown" && <p className="device-error">The server did not say whether this worked.</p>}
      {(signOut || state === "signing-out") && (
        <TwoSteps
          label="Sign out"
          accessibleLabel={`Sign out ${distinctName}`}
          confirmLabel="Sign out"
          busy={state === "signing-out"}
          onConfirm={() => onSignOut(device)}
        />
      )}
    </li>
  );
}

const errorTexts: Partial<Record<SessionsError["code"], string>> = {
  network: "The server can’t be reached.",
  timeout: "The server did not answer in time.",
  "rate-limited": "That was too often. Wait a little.",
  "reauth-required": "Confirm that it’s you first.",
};

/** The custom page's text for an error. */
export function errorText(error: SessionsError): string {
  return errorTexts[error.code] ?? "Something went wrong on the server.";
}

/** This device. The application itself signs it out, never the list. */
export function ThisDevice(props: { device: DeviceRow; onSignOut: DevicesProviderProps["onSignOut"] }) {
  const { device, onSignOut } = props;
  const [failed, setFailed] = useState(false);
  const signOut = async (): Promise<void> => {
    try {
      await onSignOut?.();
    } catch {
      setFailed(true);
    }
  };
  return (
    <section className="here spread" aria-label="This device">
      <Glyph type={device.type} />
      <div>
        <h2>{device.name}</h2>
        <p>You are here now{device.place && `, in ${device.place}`}</p>
        {failed && <p role="alert">The server did not answer. You are still signed in here.</p>}
      </div>
      {onSignOut && (
        <button type="button" aria-label="Sign out of this device" onClick={signOut}>
          Sign out
        </button>
      )}
    </section>
  );
}

interface TwoStepsProps {
  label: string;
  /** Needed if the label alone does not name the device. */
  accessibleLabel?: string;
  confirmLabel: string;
  /** True between the confirmation and the response. */
  busy: boolean;
  onConfirm: () => void;
}

const takeFocus = (element: HTMLElement | null): void => element?.focus();

/** A button that asks for confirmation in its own place. The focus moves to the question; Escape cancels it. */
export function TwoSteps({ label, accessibleLabel, confirmLabel, busy, onConfirm }: TwoStepsProps) {
  const [step, setStep] = useState<"untouched" | "asks" | "asked">("untouched");

  // Not `disabled`, which would lose the focus before the response comes.
  if (busy || step !== "asks")
    return (
      <button
        ref={step === "asked" ? takeFocus : undefined}
        type="button"
        aria-label={busy ? undefined : accessibleLabel}
        aria-disabled={busy}
        onClick={() => !busy && setStep("asks")}
      >
        {busy ? "Signing out…" : label}
      </button>
    );

  const cancel = (event: KeyboardEvent): void => {
    if (event.key === "Escape") setStep("asked");
  };
  const confirm = (): void => {
    setStep("asked");
    onConfirm();
  };
  return (
    <fieldset className="two-steps" aria-label={`${accessibleLabel ?? label}?`} onKeyDown={cancel}>
      <button
        type="button"
        className="primary danger"
        aria-label={accessibleLabel && `${accessibleLabel} now`}
        onClick={confirm}
      >
        {confirmLabel}
      </button>
      <button ref={takeFocus} type="button" onClick={() => setStep("asked")}>
        Keep
      </button>
    </fieldset>
  );
}

const paths: Record<DeviceType, string> = {
  desktop: "M3.5 5.5h17v11h-17zM9 20h6M12 16.5V20",
  mobile: "M7.5 3h9v18h-9zM11 18h2",
  tablet: "M4.5 3.5h15v17h-15zM11 17.5h2",
  tv: "M3 6h18v11H3zM8 20.5h8",
  console: "M3.5 8h17v9h-17zM7.5 11v3M6 12.5h3M16 12.5h.1",
  watch: "M7.5 7.5h9v9h-9zM9 7.5 9.5 3h5l.5 4.5M9 16.5l.5 4.5h5l.5-4.5",
  cli: "M3.5 5h17v14h-17zM7 10l3 2.5L7 15M12.5 15H17",
  bot: "M5 8.5h14v10H5zM12 8.5V5M9 13h.1M15 13h.1",
  unknown: "M12 3.5a8.5 8.5 0 1 0 .1 0M9.5 9.8a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.7M12 16.6h.1",
};

function Glyph({ type }: { type: DeviceType }) {
  return (
    <svg className="glyph" viewBox="0 0 24 24" fill="none" strokeWidth="1.6" aria-hidden="true">
      <path d={paths[type]} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
