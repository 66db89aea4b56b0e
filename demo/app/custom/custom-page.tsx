import { DevicesProvider } from "../../../src/index.ts";
import type { Backend } from "../backends.tsx";
import { PageHeading } from "../page-heading.tsx";
import type { SourceProps } from "../sources/source.ts";
import "./custom.css";
import { CustomDevices } from "./custom-devices.tsx";

interface CustomPageProps {
  account: SourceProps["account"];
  backend: Backend;
}

/** An interface of the application's own on the headless hooks: its markup, its CSS, its words. */
export function CustomPage({ account, backend }: CustomPageProps) {
  return (
    <>
      <PageHeading>Custom interface</PageHeading>
      <p className="lead">
        The same devices on the headless hooks, with markup, CSS and words of this page’s own.
      </p>
      <backend.Source account={account}>
        {(devices) => (
          <DevicesProvider {...devices}>
            <CustomDevices onSignOut={devices.onSignOut} />
          </DevicesProvider>
        )}
      </backend.Source>
    </>
  );
}
