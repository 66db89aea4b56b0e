import { QueryClient } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { Profiler, type ReactElement } from "react";
import { expect, test } from "vitest";
import { DeviceItem, DeviceList, DevicesProvider, type ListedDevice, useDevices } from "../../src/index.ts";
import { confirmSignOut } from "../components/support/confirm-sign-out.ts";
import { handAdapter } from "../components/support/hand-adapter.ts";
import { plain } from "../support/words.ts";

/** Shows a list, and counts by name how often each row renders. */
function showCounting(row: (device: ListedDevice) => ReactElement) {
  const queryClient = new QueryClient();
  const adapter = handAdapter();
  let pages = 0;
  function Page(): ReactElement | null {
    const devices = useDevices();
    if (devices.status !== "success") return null;
    pages += 1;
    return <DeviceList devices={devices.others}>{row}</DeviceList>;
  }
  render(
    <DevicesProvider adapter={adapter} userId="ada" timeZone="UTC" queryClient={queryClient}>
      <Page />
    </DevicesProvider>,
  );
  return { adapter, queryClient, pages: () => pages };
}

function counting() {
  const rendered: string[] = [];
  const row = (device: ListedDevice): ReactElement => (
    <Profiler id={device.name} onRender={(id) => rendered.push(id)}>
      <DeviceItem device={device} />
    </Profiler>
  );
  return { rendered, row };
}

test("an unchanged refetch renders no row", async () => {
  const { rendered, row } = counting();
  const { queryClient, pages } = showCounting(row);
  await screen.findByText("curl");
  rendered.length = 0;
  const before = pages();
  await queryClient.refetchQueries();
  await waitFor(() => expect(pages()).toBeGreaterThan(before));
  expect(rendered).toEqual([]);
});

test("a changed device renders its row alone", async () => {
  const { rendered, row } = counting();
  const { adapter, queryClient } = showCounting(row);
  await screen.findByText("curl");
  rendered.length = 0;
  adapter.sessions = adapter.sessions.map((session) =>
    session.id === "id-curl" ? { ...session, name: "Build server" } : session,
  );
  await queryClient.refetchQueries();
  await screen.findByText("Build server");
  expect(new Set(rendered)).toEqual(new Set(["Build server"]));
});

test("signing one device out renders no other row", async () => {
  const { rendered, row } = counting();
  showCounting(row);
  await screen.findByText("curl");
  rendered.length = 0;
  await confirmSignOut("Sign out Firefox on Linux");
  await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(2));
  expect(new Set(rendered.map(plain))).toEqual(new Set(["Firefox on Linux"]));
});

test("with a new function for rows at each render, the items of unchanged devices still don't render", async () => {
  const rendered: string[] = [];
  const named = (device: ListedDevice): ListedDevice =>
    new Proxy(device, {
      get: (target, key, receiver) => {
        if (key === "notRevocable") rendered.push(target.name);
        return Reflect.get(target, key, receiver);
      },
    });
  const known = new WeakMap<ListedDevice, ListedDevice>();
  const stable = (device: ListedDevice) => {
    const watched = known.get(device) ?? named(device);
    known.set(device, watched);
    return watched;
  };
  const queryClient = new QueryClient();
  let pages = 0;
  function Page(): ReactElement | null {
    const devices = useDevices();
    if (devices.status !== "success") return null;
    pages += 1;
    return (
      <DeviceList devices={devices.others}>{(device) => <DeviceItem device={stable(device)} />}</DeviceList>
    );
  }
  render(
    <DevicesProvider adapter={handAdapter()} userId="ada" timeZone="UTC" queryClient={queryClient}>
      <Page />
    </DevicesProvider>,
  );
  await screen.findByText("curl");
  rendered.length = 0;
  const before = pages;
  await queryClient.refetchQueries();
  await waitFor(() => expect(pages).toBeGreaterThan(before));
  expect(rendered).toEqual([]);
});
