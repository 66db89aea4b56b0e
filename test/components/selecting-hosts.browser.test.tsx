import { QueryClient } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import { type ReactNode, StrictMode } from "react";
import { createPortal } from "react-dom";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { YourDevices, type YourDevicesProps } from "../../src/index.ts";
import { plain } from "../support/words.ts";
import { askAbout } from "./support/ask-about.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { many } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const row = (at: number) => screen.getAllByRole("listitem")[at] as HTMLElement;
const box = (at: number) => within(row(at)).getByRole<HTMLInputElement>("checkbox");
const bar = () => document.querySelector(".yd-selection") as HTMLElement;

/** The widget as a host of this kind has it. */
function showInside(around: (widget: ReactNode) => ReactNode, props: Partial<YourDevicesProps> = {}) {
  const adapter = handAdapter({ sessions: many(12) });
  const own = { adapter, userId: "ada", timeZone: "UTC", queryClient: new QueryClient() };
  render(<StrictMode>{around(<YourDevices {...own} {...(props as object)} />)}</StrictMode>);
  return adapter;
}

test("the second click of a double click on what closes a dialog goes to nothing behind it", async () => {
  const behind = vi.fn();
  showInside((widget) => (
    <>
      <button
        type="button"
        className="behind"
        onClick={behind}
        style={{ position: "fixed", inset: 0, zIndex: 9 }}
      >
        Behind
      </button>
      {widget}
    </>
  ));
  const rows = await screen.findAllByRole("listitem");
  for (const [at, name] of ["Close", "Sign out"].entries()) {
    // The host's button covers the page, and the dialog covers it.
    within(rows[at + 1] as HTMLElement)
      .getByRole("button")
      .click();
    const dialog = await screen.findByRole("dialog");
    await userEvent.dblClick(within(dialog).getByRole("button", { name }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  }
  expect(behind).not.toHaveBeenCalled();
  button("Behind").click();
  expect(behind).toHaveBeenCalledOnce();
});

test("in a form of the host, Enter on a checkbox of a row or of a step submits nothing, and a reset unticks nothing", async () => {
  const submitted = vi.fn((event: { preventDefault(): void }) => event.preventDefault());
  showInside(
    (widget) => (
      <form onSubmit={submitted}>
        {widget}
        <button type="submit">Save</button>
        <button type="reset">Reset</button>
      </form>
    ),
    { steps: [{ key: "password", title: "Change your password" }] },
  );
  await screen.findAllByRole("listitem");
  await userEvent.type(screen.getByRole("searchbox"), "a");
  await userEvent.click(button("Select"));
  await userEvent.click(box(1));
  await userEvent.keyboard("{Enter}");
  expect(submitted).not.toHaveBeenCalled();
  await userEvent.click(button("Reset"));
  expect(box(1)).toBeChecked();
  expect(screen.getByRole("searchbox")).toHaveValue("a");
  await userEvent.click(button("Done"));
  const details = await askAbout(within(row(1)).getByRole("button"));
  await userEvent.click(within(details).getByRole("button", { name: "This wasn’t me" }));
  await userEvent.click(await screen.findByRole("button", { name: "Sign out" }));
  await userEvent.click(await screen.findByRole("button", { name: "Keep them" }));
  await userEvent.click(await screen.findByRole("checkbox"));
  await userEvent.keyboard("{Enter}");
  expect(submitted).not.toHaveBeenCalled();
});

test("Escape in what the host shows elsewhere on the page ends no selection", async () => {
  const escaped = vi.fn();
  showInside((widget) => widget, {
    children: createPortal(
      // biome-ignore lint/a11y/noStaticElementInteractions: it stands for a menu of the host
      <div onKeyDown={escaped}>
        <input aria-label="Elsewhere" />
      </div>,
      document.body,
    ),
  });
  await screen.findAllByRole("listitem");
  await userEvent.click(button("Select"));
  await userEvent.click(row(1));
  await userEvent.click(screen.getByRole("textbox", { name: "Elsewhere" }));
  await userEvent.keyboard("{Escape}");
  expect(escaped).toHaveBeenCalledOnce();
  expect(box(1)).toBeChecked();
});

test("it never says that more are selected than there are", async () => {
  const adapter = handAdapter({ sessions: many(5) });
  const { refetch } = showWidget(adapter);
  await screen.findAllByRole("listitem");
  await userEvent.click(button("Select"));
  await userEvent.click(button("Select all shown"));
  expect(plain(bar().textContent ?? "")).toContain("4 selected of 4");
  adapter.sessions = adapter.sessions.slice(0, 3);
  await refetch();
  await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(3));
  expect(plain(bar().textContent ?? "")).toContain("4 selected of 4");
});
