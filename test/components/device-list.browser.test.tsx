import { QueryClient } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { type ReactElement, type ReactNode, useState } from "react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import "../../src/styles.css";
import {
  DeviceItem,
  DeviceList,
  DevicesProvider,
  type ListedDevice,
  SignOutOthersButton,
  useDevices,
} from "../../src/index.ts";
import { plain, words } from "../support/words.ts";
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
  const queryClient = new QueryClient();
  render(
    <DevicesProvider adapter={adapter} userId="ada" timeZone="UTC" queryClient={queryClient}>
      {parts}
    </DevicesProvider>,
  );
  return { adapter, queryClient };
}

test("the parts alone confirm, announce and keep the focus as the widget does", async () => {
  const { adapter } = show(<Parts />);
  await confirmSignOut("Sign out Firefox on Linux");
  await waitFor(() => expect(said()).toEqual(["Firefox on Linux is signed out."]));
  expect(screen.getByRole("button", { name: words("Sign out Safari on iPhone") })).toHaveFocus();
  expect(adapter.asked).toEqual(["id-firefox"]);
  expect(await axeViolations()).toEqual([]);
});

test("the parts alone keep the focus when everything is signed out", async () => {
  show(<Parts />);
  await confirmSignOut(/^Sign out all others/);
  await waitFor(() => expect(said()).toEqual(["3 devices signed out."]));
  await waitFor(() => expect(document.querySelector(".yd-others")).toHaveFocus());
});

test("a host's own row stands inside the list's own item", async () => {
  show(<Parts row={(device) => <em>{device.name}</em>} />);
  await screen.findByText("curl");
  expect(screen.getAllByRole("listitem").map((row) => plain(row.textContent))).toEqual([
    "Firefox on Linux",
    "Safari on iPhone",
    "curl",
  ]);
});

test("a host's own controls stand below the name, beside the package's", async () => {
  show(
    <Parts
      row={(device) => <DeviceItem device={device} actions={<button type="button">Rename</button>} />}
    />,
  );
  await screen.findByText("curl");
  expect(screen.getAllByRole("button", { name: "Rename" })).toHaveLength(3);
  expect(screen.getByRole("button", { name: "Sign out curl" })).toBeInTheDocument();
  const [own] = screen.getAllByRole("button", { name: "Rename" });
  const name = own?.closest("li")?.querySelector(".yd-name");
  expect(own?.getBoundingClientRect().left).toBe(name?.getBoundingClientRect().left);
});

test("the focus is not fetched back from somewhere else when a host's own button left earlier", async () => {
  function Hideable({ name }: { name: string }): ReactElement {
    const [isHidden, setIsHidden] = useState(false);
    return isHidden ? (
      <em>{name}</em>
    ) : (
      <button type="button" onClick={() => setIsHidden(true)}>
        Hide {name}
      </button>
    );
  }
  const { adapter, queryClient } = show(
    <>
      <Parts row={(device) => <Hideable name={device.name} />} />
      <button type="button">Elsewhere</button>
    </>,
  );
  await userEvent.click(await screen.findByRole("button", { name: "Hide curl" }));
  await waitFor(() => expect(document.body).toHaveFocus());
  screen.getByRole("button", { name: "Elsewhere" }).focus();
  adapter.sessions = adapter.sessions.filter(({ id }) => id !== "id-iphone");
  await queryClient.refetchQueries();
  await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(2));
  expect(screen.getByRole("button", { name: "Elsewhere" })).toHaveFocus();
});

test.each([
  ["the package's own row", undefined],
  ["a host's own row", ({ id }: ListedDevice) => <b>{id}</b>],
  ["a DeviceItem of the host", (device: ListedDevice) => <DeviceItem device={device} />],
])("each item of a list is named by its device: %s", async (_what, row) => {
  show(<Parts {...(row && { row })} />);
  const items = await screen.findAllByRole("listitem");
  ["Firefox on Linux", "Safari on iPhone", "curl"].forEach((name, at) => {
    expect(items[at]).toHaveAccessibleName(words(name));
  });
});

test("a click on a list inside of a host's own row opens the details of that row", async () => {
  show(
    <Parts
      row={({ distinctName, id }) => (
        <>
          <b>{distinctName}</b>
          <ul>
            <li>More of {id}</li>
          </ul>
        </>
      )}
    />,
  );
  await userEvent.click(await screen.findByText("More of id-curl"));
  expect(await screen.findByRole("dialog")).toHaveAccessibleName(words("curl"));
});
