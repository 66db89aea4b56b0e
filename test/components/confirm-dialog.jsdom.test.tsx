import { render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { YourDevices } from "../../src/components/your-devices.tsx";
import { handAdapter } from "./support/hand-adapter.ts";

async function ask(press: (element: Element) => Promise<void>) {
  const adapter = handAdapter();
  const onKeyDown = vi.fn();
  render(
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for the host's own dialog
    <div onKeyDown={onKeyDown}>
      <YourDevices adapter={adapter} userId="ada" timeZone="UTC" />
    </div>,
  );
  const button = await screen.findByRole("button", { name: "Sign out curl" });
  await press(button);
  return { adapter, button, onKeyDown, dialog: await screen.findByRole("dialog") };
}

test("this jsdom has no modal dialogs", () => {
  expect("showModal" in document.createElement("dialog")).toBe(false);
});

test.each(["Close", "{Escape}"])(
  "without modal dialogs, the question takes and gives back the focus: %s",
  async (way) => {
    const user = userEvent.setup();
    const { adapter, button, dialog } = await ask(user.click);
    const close = within(dialog).getByRole("button", { name: "Close" });
    expect(close).toHaveFocus();
    await (way === "Close" ? user.click(close) : user.keyboard(way));
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(button).toHaveFocus();
    expect(adapter.asked).toEqual([]);
  },
);

test("without modal dialogs, a device is signed out", async () => {
  const user = userEvent.setup();
  const { adapter, dialog } = await ask(user.click);
  await user.click(within(dialog).getByRole("button", { name: "Sign out" }));
  await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(3));
  expect(adapter.asked).toEqual(["id-curl"]);
});

test("Escape closes the question and not the host's own dialog around it", async () => {
  const user = userEvent.setup();
  const { dialog, onKeyDown } = await ask(user.click);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(onKeyDown).not.toHaveBeenCalled();
});
