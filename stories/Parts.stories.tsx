import { expect } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { DeviceItem, DeviceList, type DeviceListProps, SignOutOthersButton } from "../src/index.ts";
import { confirm } from "./support/confirm.ts";
import { inEnglish } from "./support/in-english.ts";
import { memory } from "./support/memory.ts";
import { withBackend } from "./support/with-backend.tsx";
import { WithDevices } from "./support/with-devices.tsx";

const meta = preview.meta({
  title: "Parts",
  component: DeviceList,
  subcomponents: { DeviceItem, SignOutOthersButton },
  tags: ["autodocs"],
  args: { devices: [] },
  argTypes: {
    devices: { control: false, table: { type: { summary: "readonly DeviceRow[]" } } },
    children: { control: false },
  },
  decorators: withBackend(memory),
});

/** The list alone: it announces what became of a device, and moves the focus. */
export const List = meta.story({
  name: "The list alone",
  render: () => <WithDevices>{({ others }) => <DeviceList devices={others} />}</WithDevices>,
  play: inEnglish(async ({ canvas, userEvent }) => {
    await confirm({ canvas, userEvent }, "Sign out curl");
    await expect(await canvas.findByText("curl is signed out.")).toBeInTheDocument();
    await expect(canvas.getAllByRole("listitem")).toHaveLength(4);
  }),
});

const withRename: DeviceListProps["children"] = (device) => (
  <DeviceItem
    device={device}
    actions={
      <button type="button" className="yd-button">
        Rename
      </button>
    }
  />
);

/** One device, with the application's own control beside the package's. */
export const Item = meta.story({
  name: "A device with a button of yours",
  render: () => (
    <WithDevices>
      {({ others }) => <DeviceList devices={others.slice(0, 1)}>{withRename}</DeviceList>}
    </WithDevices>
  ),
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByRole("button", { name: "Rename" })).toBeVisible();
    await expect(canvas.getByRole("button", { name: /^Sign out / })).toBeVisible();
  }),
});

/** The button alone: it asks for confirmation, and then says how many devices were signed out. */
export const SignOutOthers = meta.story({
  name: "The button for all others",
  render: () => (
    <WithDevices>
      {({ revocableOthersCount, revocableOthers, staying, areOthersSigningOut, signOutOthers }) => (
        <SignOutOthersButton
          count={revocableOthersCount}
          devices={revocableOthers}
          staying={staying}
          isBusy={areOthersSigningOut}
          onSignOut={signOutOthers}
        />
      )}
    </WithDevices>
  ),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await confirm({ canvas, userEvent }, "Sign out all others…");
    await expect(await canvas.findByText("5 devices signed out.")).toBeInTheDocument();
  }),
});
