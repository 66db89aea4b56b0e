import { QueryClient } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { DeviceList, DevicesProvider, useDevices } from "../../src/index.ts";
import { askAbout } from "./support/ask-about.ts";
import { gate } from "./support/gate.ts";
import { type HandAdapter, handAdapter } from "./support/hand-adapter.ts";
import { listen } from "./support/said.ts";

function Page() {
  const devices = useDevices();
  return devices.status === "success" ? (
    <DeviceList devices={devices.others} steps={[{ key: "password", title: "Change your password" }]} />
  ) : null;
}

async function begin(adapter: HandAdapter) {
  render(
    <DevicesProvider adapter={adapter} userId="ada" timeZone="UTC" queryClient={new QueryClient()}>
      <Page />
    </DevicesProvider>,
  );
  const details = await askAbout("Sign out curl");
  await userEvent.click(within(details).getByRole("button", { name: "This wasn’t me" }));
  await screen.findByRole("dialog", { name: /step 1 of 3/ });
}
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

test("a list alone leads through it, and the dialog outlives the row", async () => {
  const adapter = handAdapter();
  await begin(adapter);
  await press("Sign out");
  await screen.findByRole("dialog", { name: /Sign out your other devices too\?/ });
  expect(screen.queryByRole("listitem", { name: "curl" })).toBeNull();
  await press("Keep them");
  await screen.findByRole("dialog", { name: /Secure your account/ });
  expect(adapter.asked).toEqual(["id-curl"]);
});

test("a list alone, without notices, says what happened after the dialog was left", async () => {
  const held = gate();
  await begin(handAdapter({ beforeEnd: () => held.opened }));
  await press("Sign out");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const heard = listen();
  held.open();
  await waitFor(() => expect(heard).toEqual(["curl is signed out."]));
});
