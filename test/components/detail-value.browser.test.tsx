import { waitFor, within } from "@testing-library/react";
import { expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { askAbout } from "./support/ask-about.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { sessions } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

const firefox = "Sign out Firefox on Linux";

/** What is said inside of a dialog: as long as it is open, screen readers hear nothing of the page behind it. */
const saidIn = (dialog: HTMLElement) => dialog.querySelector("[aria-live=polite]")?.textContent;

/** What a page's clipboard does with a text. */
function withClipboard(write: () => Promise<void>) {
  const spy = vi.spyOn(navigator.clipboard, "writeText").mockImplementation(write);
  onTestFinished(() => spy.mockRestore());
  return spy;
}

test("the id is copied, and the dialog says so", async () => {
  const write = withClipboard(async () => {});
  showWidget();
  const dialog = await askAbout(firefox);
  await userEvent.click(within(dialog).getByRole("button", { name: "Copy" }));
  await waitFor(() => expect(saidIn(dialog)).toBe("Copied."));
  expect(write).toHaveBeenCalledWith("id-firefox");
});

test("an id that the browser refuses to copy is selected, and the dialog says so", async () => {
  withClipboard(() => Promise.reject(new DOMException("", "NotAllowedError")));
  showWidget();
  const dialog = await askAbout(firefox);
  await userEvent.click(within(dialog).getByRole("button", { name: "Copy" }));
  await waitFor(() => expect(saidIn(dialog)).toBe("Your browser can’t copy it. It is selected, so you can."));
  expect(getSelection()?.toString()).toBe("id-firefox");
});

test("an address that came whole is shown whole when it is asked for, and has the focus then", async () => {
  showWidget(
    handAdapter({ sessions: sessions.map((one) => ({ ...one, ipAddress: "198.51.100.77" })) as never }),
  );
  const dialog = await askAbout(firefox);
  expect(dialog).toHaveTextContent("198.51.100.x");
  expect(dialog).not.toHaveTextContent("198.51.100.77");
  await userEvent.click(within(dialog).getByRole("button", { name: "Show all" }));
  await waitFor(() => expect(document.activeElement).toHaveTextContent(/^198\.51\.100\.77$/));
});

test("an address is not shown whole again in the next dialog", async () => {
  showWidget(
    handAdapter({ sessions: sessions.map((one) => ({ ...one, ipAddress: "198.51.100.77" })) as never }),
  );
  const first = await askAbout(firefox);
  await userEvent.click(within(first).getByRole("button", { name: "Show all" }));
  await userEvent.keyboard("{Escape}");
  const second = await askAbout(firefox);
  expect(second).not.toHaveTextContent("198.51.100.77");
});

test("an address that the backend masked has nothing more to show", async () => {
  showWidget(
    handAdapter({ sessions: sessions.map((one) => ({ ...one, ipAddress: "198.51.100.0/24" })) as never }),
  );
  const dialog = await askAbout(firefox);
  expect(dialog).toHaveTextContent("198.51.100.x");
  expect(within(dialog).queryByRole("button", { name: "Show all" })).toBeNull();
});
