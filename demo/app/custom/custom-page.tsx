import { DevicesProvider, type DevicesProviderProps } from "../../../src/index.ts";
import { PageHeading } from "../page-heading.tsx";
import "./custom.css";
import { CustomDevices } from "./custom-devices.tsx";

/** An interface of the application's own on the headless hooks: its markup, its CSS, its words. */
export function CustomPage({ devices }: { devices: Omit<DevicesProviderProps, "children"> }) {
  return (
    <>
      <PageHeading>Custom interface</PageHeading>
      <p className="lead">
        The same devices on the headless hooks, with markup, CSS and words of this page’s own.
      </p>
      <DevicesProvider {...devices}>
        <CustomDevices onSignOut={devices.onSignOut} />
      </DevicesProvider>
    </>
  );
}
