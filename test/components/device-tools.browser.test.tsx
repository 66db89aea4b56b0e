import { QueryClient } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import "../../src/styles.css";
import { YourDevices } from "../../src/index.ts";
import { plain } from "../support/words.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { listen, said } from "./support/said.ts";
import { many } from "./support/sessions.ts";

afterEach(() => vi.useRealTimers());

/** Inside of a form and a dialog of the host. */
async function showInForm(count = 40) {
  const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  const onKeyDown = vi.fn();
  const adapter = handAdapter({ sessions: many(count) });
  render(
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for the host's own dialog
    <div onKeyDown={({ key }) => onKeyDown(key)}>
      <form onSubmit={onSubmit}>
        <YourDevices adapter={adapter} userId="ada" timeZone="UTC" queryClient={new QueryClient()} />
        <button type="submit">Save</button>
      </form>
    </div>,
  );
  await screen.findAllByRole("listitem");
  const search = screen.queryByRole<HTMLInputElement>("searchbox");
  return { adapter, onSubmit, onKeyDown, search: search as HTMLInputElement };
}
const others = () => screen.getAllByRole("listitem").slice(1);
const names = () => others().map((row) => plain(row.querySelector(".yd-name")?.textContent));
const press = (search: HTMLElement, key: string, more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  search.dispatchEvent(event);
  return event;
};

test("there are tools above more than eight others, and none above eight", async () => {
  expect((await showInForm(9)).search).toBeNull();
});

test("with nine others there are tools", async () => {
  expect((await showInForm(10)).search).not.toBeNull();
});

test("Enter goes to the first hit and submits no form", async () => {
  const { search, onSubmit } = await showInForm();
  await userEvent.type(search, "kyoto{Enter}");
  expect(others()[0]).toContainElement(document.activeElement as HTMLElement);
  expect(document.activeElement).toHaveAttribute("aria-haspopup", "dialog");
  expect(onSubmit).not.toHaveBeenCalled();
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

test("Enter without a hit does nothing and submits no form", async () => {
  const { search, onSubmit } = await showInForm();
  await userEvent.type(search, "opra{Enter}");
  expect(search).toHaveFocus();
  expect(onSubmit).not.toHaveBeenCalled();
});

test("Escape clears the search, and the host's own dialog around it does not hear it", async () => {
  const { search, onKeyDown } = await showInForm();
  const before = names();
  await userEvent.type(search, "kyoto");
  await waitFor(() => expect(names()).not.toEqual(before));
  onKeyDown.mockClear();
  await userEvent.keyboard("{Escape}");
  expect(search).toHaveValue("");
  expect(search).toHaveFocus();
  await waitFor(() => expect(names()).toEqual(before));
  expect(onKeyDown).not.toHaveBeenCalledWith("Escape");
  await userEvent.keyboard("{Escape}");
  expect(onKeyDown).toHaveBeenCalledWith("Escape");
});

test.each([
  ["an input method composes", { isComposing: true }],
  ["it ends, as Safari says it", { keyCode: 229 }],
])("neither Enter nor Escape does anything while %s", async (_when, how) => {
  const { search } = await showInForm();
  await userEvent.type(search, "kyoto");
  await waitFor(() => expect(names()).toHaveLength(6));
  for (const key of ["Enter", "Escape"])
    expect(press(search, key, how as KeyboardEventInit).defaultPrevented).toBe(false);
  expect(search).toHaveValue("kyoto");
  expect(search).toHaveFocus();
});

test("without a hit it says so by name, and one press shows all again", async () => {
  const { search } = await showInForm();
  await userEvent.type(search, "opra");
  expect(await screen.findByText("No device matches “opra”.")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Clear search" }));
  expect(search).toHaveValue("");
  await waitFor(() => expect(others()).toHaveLength(25));
});

test("the search has the focus again after it was cleared", async () => {
  const { search } = await showInForm();
  await userEvent.type(search, "opra");
  await userEvent.click(await screen.findByRole("button", { name: "Clear search" }));
  await waitFor(() => expect(others()).toHaveLength(25));
  expect(search).toHaveFocus();
});

test("the count is said 300 ms after the last key, once", async () => {
  const { search } = await showInForm();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const heard = listen();
  search.focus();
  for (const key of "kyo") {
    await userEvent.keyboard(key);
    vi.advanceTimersByTime(299);
  }
  expect(heard).toEqual([]);
  vi.advanceTimersByTime(1);
  await expect.poll(() => heard).toEqual(["6 of 39 devices."]);
  expect(said()).toEqual(["6 of 39 devices."]);
});

test("a kind of device and an order are chosen beside it", async () => {
  await showInForm();
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Kind of device" }), "Phone");
  await waitFor(() => expect(others()).toHaveLength(13));
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Order" }), "Place");
  await waitFor(() => expect(others()[0]).toHaveTextContent(/Kyoto/));
});

test("it finds a device that is not shown, by name, place, address as shown, or any part of its id", async () => {
  const { search } = await showInForm();
  for (const text of ["chrome on macos", "KYOTO", "203.0.113", "d-39"]) {
    await userEvent.fill(search, text);
    await waitFor(() => expect(screen.queryByText(/^No device/)).not.toBeInTheDocument());
    expect(others().length, text).toBeGreaterThan(0);
  }
  await userEvent.fill(search, "d-39");
  await waitFor(() => expect(others()).toHaveLength(1));
});
