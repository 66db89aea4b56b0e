import { QueryClient } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import type { ReactElement, ReactNode } from "react";
import { expect, test } from "vitest";
import "../../src/styles.css";
import {
  DeviceItem,
  DeviceList,
  DevicesProvider,
  type ListedDevice,
  SignOutOthersButton,
  useDevices,
} from "../../src/index.ts";
import { axeViolations } from "./support/axe-violations.ts";
import { confirmSignOut } from "./support/confirm-sign-out.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { said } from "./support/said.ts";

function Parts({ row }: { row?: (device: ListedDevice) => ReactNode }): ReactElement | null {
  const devices = useDevices();
  if (devices.status !== "success") return null;
  return (
    <main>
      <h1>Security</h1>
      <DeviceList devices={devices.others} {...(row ? { children: row } : {})} />
      <SignOutOthersButton count={devices.revocableOthersCount} onSignOut={devices.signOutOthers} />
    </main>
  );
}

function show(parts: ReactNode) {
  const adapter = handAdapter();
  render(
    <DevicesProvider adapter={adapter} userId="ada" timeZone="UTC" queryClient={new QueryClient()}>
      {parts}
    </DevicesProvider>,
  );
  return adapter;
}

test("the parts alone confirm, announce and keep the focus as the widget does", async () => {
  const adapter = show(<Parts />);
  await confirmSignOut("Sign out Firefox on Linux");
  await waitFor(() => expect(said()).toEqual(["Firefox on Linux is signed out."]));
  expect(screen.getByRole("button", { name: "Sign out Safari on iPhone" })).toHaveFocus();
  expect(adapter.asked).toEqual(["id-firefox"]);
  expect(await axeViolations()).toEqual([]);
});

test("the parts alone keep the focus when everything is signed out", async () => {
  show(<Parts />);
  await confirmSignOut(/^Sign out all other/);
  await waitFor(() => expect(said()).toEqual(["3 devices signed out."]));
  expect(screen.getByText("3 devices signed out.").parentElement).toHaveFocus();
});

test("a host's own row stands inside the list's own item", async () => {
  show(<Parts row={(device) => <em>{device.name}</em>} />);
  await screen.findByText("curl");
  expect(screen.getAllByRole("listitem").map((row) => row.textContent)).toEqual([
    "Firefox on Linux",
    "Safari on iPhone",
    "curl",
  ]);
});

test("a host's own controls stand beside the package's", async () => {
  show(
    <Parts
      row={(device) => <DeviceItem device={device} actions={<button type="button">Rename</button>} />}
    />,
  );
  await screen.findByText("curl");
  expect(screen.getAllByRole("button", { name: "Rename" })).toHaveLength(3);
  expect(screen.getByRole("button", { name: "Sign out curl" })).toBeInTheDocument();
});
