import { QueryClient } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import type { ReactElement, ReactNode } from "react";
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/styles.css";
import {
  DeviceItem,
  DeviceList,
  DevicesProvider,
  type ListedDevice,
  useDevices,
  useListedDevices,
} from "../../src/index.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { showWidget } from "./support/show-widget.tsx";

async function curlRow() {
  showWidget();
  return (await screen.findByText("curl")).closest("li") as HTMLElement;
}
const dialog = () => screen.queryByRole("dialog");
/** What opens a dialog has done so when its event is over. */
const opensNothing = async () => {
  await Promise.resolve();
  expect(dialog()).not.toBeInTheDocument();
};

test.each([".yd-icon", ".yd-name", ".yd-facts > *"])("a click on %s opens the details", async (part) => {
  const row = await curlRow();
  await userEvent.click(row.querySelector(part) as Element);
  expect(dialog()).toHaveAccessibleName("curl");
});

test("a click on the row's edge opens the details, and its button gets the focus back", async () => {
  const row = await curlRow();
  await userEvent.click(row, { position: { x: 3, y: 3 } });
  expect(dialog()).toHaveAccessibleName("curl");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(row.querySelector("button")).toHaveFocus());
});

test.each(["Alt", "Control", "Meta", "Shift"] as const)("a click with %s opens nothing", async (modifier) => {
  const row = await curlRow();
  await userEvent.click(row.querySelector(".yd-facts > *") as Element, { modifiers: [modifier] });
  await opensNothing();
});

test.each(["middle", "right"] as const)("a click with the %s button opens nothing", async (button) => {
  const row = await curlRow();
  await userEvent.click(row.querySelector(".yd-facts > *") as Element, { button });
  await opensNothing();
});

test("a click that ends a selection of text opens nothing, and the next one opens the details", async () => {
  const row = await curlRow();
  const name = row.querySelector<HTMLElement>(".yd-name") as HTMLElement;
  getSelection()?.selectAllChildren(name);
  // What a browser sends when the mouse is let go at the end of a selection.
  name.click();
  await opensNothing();
  await userEvent.click(row, { position: { x: 3, y: 3 } });
  expect(dialog()).toHaveAccessibleName("curl");
});

function Rows({ row }: { row?: (device: ListedDevice) => ReactNode }): ReactElement | null {
  const devices = useDevices();
  if (devices.status !== "success") return null;
  return (
    <DeviceList
      devices={devices.others}
      icon={() => (
        <a href="#icon" data-testid="in-icon">
          Model
        </a>
      )}
      {...(row && { children: row })}
    />
  );
}

function show(content: ReactNode) {
  render(
    <DevicesProvider adapter={handAdapter()} userId="ada" timeZone="UTC" queryClient={new QueryClient()}>
      {content}
    </DevicesProvider>,
  );
}

test("a click on a host's own link in the place of the drawing follows the link alone", async () => {
  show(<Rows />);
  await userEvent.click((await screen.findAllByTestId("in-icon"))[0] as Element);
  await opensNothing();
  expect(location.hash).toBe("#icon");
  history.replaceState(null, "", " ");
});

test.each([
  ["button", <button key="a" type="button" data-testid="own" />],
  ["field", <input key="a" data-testid="own" />],
  ["select", <select key="a" data-testid="own" />],
  [
    "label",
    <label key="a">
      <span data-testid="own">Own</span>
      <input type="checkbox" />
    </label>,
  ],
  ["editable text", <div key="a" contentEditable suppressContentEditableWarning data-testid="own" />],
])("a click on a host's own %s beside the button opens nothing", async (_what, own) => {
  show(<Rows row={(device) => <DeviceItem device={device} actions={own} />} />);
  await screen.findByText("curl");
  const [mine] = screen.getAllByTestId("own");
  (mine as HTMLElement).click();
  await opensNothing();
});

test("a click on a row of a host's own opens the list's dialog once", async () => {
  show(<Rows row={(device) => <DeviceItem device={device} />} />);
  await userEvent.click(await screen.findByText("curl"));
  expect(screen.getAllByRole("dialog")).toHaveLength(1);
});

test("a device outside of any list brings its own dialog, and its button covers itself alone", async () => {
  const onClick = vi.fn();
  function One(): ReactElement | null {
    const devices = useDevices();
    const [device] = useListedDevices(devices.status === "success" ? devices.others : []);
    return device ? <DeviceItem device={device} /> : null;
  }
  await page.viewport(400, 900);
  show(
    <div className="yd">
      <button type="button" onClick={onClick}>
        Mine
      </button>
      <One />
    </div>,
  );
  const button = await screen.findByRole("button", { name: /^Sign out/ });
  await userEvent.click(screen.getByRole("button", { name: "Mine" }));
  expect(onClick).toHaveBeenCalledOnce();
  await opensNothing();
  await userEvent.click(button);
  expect(dialog()).toBeVisible();
  await page.viewport(800, 900);
});
