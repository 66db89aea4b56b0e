import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { SessionsError } from "../../src/index.ts";
import { plain, words } from "../support/words.ts";
import { askAbout } from "./support/ask-about.ts";
import { gate } from "./support/gate.ts";
import { type HandAdapter, handAdapter } from "./support/hand-adapter.ts";
import { listen, said } from "./support/said.ts";
import { many } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

const iphone = "Sign out Safari on iPhone";

/** A backend that keeps names. `asked` has each id with its name. */
function naming(change: Partial<HandAdapter> = {}): HandAdapter {
  const adapter = handAdapter({
    async renameSession(id, name) {
      adapter.asked.push(`${id}=${name}`);
      adapter.sessions = adapter.sessions.map((one) => (one.id === id ? { ...one, name } : one));
    },
    ...change,
  });
  return adapter;
}
const dialog = () => screen.getByRole("dialog");
const noDialog = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
const inDialog = (name: string) => within(dialog()).getByRole("button", { name });
const field = () => within(dialog()).getByRole<HTMLInputElement>("textbox", { name: "New name" });
const heading = () => plain(dialog().querySelector("h2")?.textContent);
const row = (text: string) =>
  [...document.querySelectorAll<HTMLElement>(".yd-row")].find((one) =>
    plain(one.textContent).includes(text),
  ) as HTMLElement;

/** Opens the details of a device and the field for its name. */
async function begin(adapter: HandAdapter = naming(), of = iphone) {
  const shown = showWidget(adapter);
  await askAbout(of);
  await userEvent.click(inDialog("Rename"));
  return shown;
}

test("the details of any device have Rename where the backend can, and none where it can't", async () => {
  const shown = showWidget(naming());
  for (const of of [iphone, "Details of Chrome on macOS"]) {
    await askAbout(of);
    expect(inDialog("Rename")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await noDialog();
  }
  shown.unmount();
  showWidget(handAdapter());
  await askAbout(iphone);
  expect(within(dialog()).queryByRole("button", { name: "Rename" })).toBeNull();
});

test("Close keeps the focus and Sign out is the next stop", async () => {
  showWidget(naming());
  await askAbout(iphone);
  expect(inDialog("Close")).toHaveFocus();
  await userEvent.tab();
  expect(inDialog("Sign out")).toHaveFocus();
});

test("by keyboard alone: from the row to a new name, and the focus is on Rename again", async () => {
  const { adapter } = showWidget(naming());
  const heard = listen();
  (await screen.findByRole("button", { name: words(iphone) })).focus();
  await userEvent.keyboard("{Enter}");
  await screen.findByRole("dialog");
  await userEvent.tab({ shift: true });
  while (document.activeElement?.textContent !== "Rename") await userEvent.tab({ shift: true });
  await userEvent.keyboard("{Enter}");
  expect(field()).toHaveFocus();
  expect([field().value, getSelection()?.toString()]).toEqual(["Safari on iPhone", "Safari on iPhone"]);
  await userEvent.keyboard("Kitchen phone{Enter}");
  await waitFor(() => expect(inDialog("Rename")).toHaveFocus());
  await waitFor(() => expect(heading()).toBe("Kitchen phone"));
  expect(adapter.asked).toEqual(["id-iphone=Kitchen phone"]);
  expect(heard).toEqual(["Safari on iPhone is now called Kitchen phone."]);
  await userEvent.keyboard("{Escape}");
  await noDialog();
  expect(screen.getByRole("button", { name: "Sign out Kitchen phone" })).toHaveFocus();
});

test("the new name is seen at once, as one that is not yet true, in the dialog and in the row", async () => {
  const list = gate();
  const { adapter } = await begin();
  const heard = listen();
  adapter.beforeList = () => list.opened;
  await userEvent.keyboard("Kitchen phone{Enter}");
  await waitFor(() => expect(heading()).toBe("Kitchen phone"));
  expect(inDialog("Saving…")).toHaveFocus();
  expect(inDialog("Saving…")).toHaveAttribute("aria-disabled", "true");
  expect(row("Kitchen phone").querySelector(".yd-name")).toHaveTextContent("Kitchen phoneSaving…");
  expect(row("Kitchen phone").querySelector(".yd-name bdi")).toHaveTextContent("Kitchen phone");
  expect(row("Kitchen phone").querySelector(".yd-open")).toHaveAccessibleName("Sign out Kitchen phone");
  await waitFor(() => expect(heard).toEqual(["Renaming Safari on iPhone…"]), { timeout: 3000 });
  list.open();
  await waitFor(() => expect(inDialog("Rename")).toHaveFocus());
  expect(row("Kitchen phone").querySelector(".yd-name")).toHaveTextContent(/^Kitchen phone$/);
});

test.each<[string, SessionsError | undefined, string]>([
  ["lacks it", undefined, "Safari on iPhone wasn’t renamed."],
  [
    "was refused",
    new SessionsError("forbidden", "no"),
    "Safari on iPhone wasn’t renamed. You don’t have permission to do this.",
  ],
  [
    "was refused for a time",
    new SessionsError("rate-limited", "no"),
    "Safari on iPhone wasn’t renamed. Too many attempts.",
  ],
])("a name that %s is taken back, which the dialog says and screen readers hear", async (_, error, text) => {
  await begin(naming({ renameSession: () => (error ? Promise.reject(error) : Promise.resolve()) }));
  const heard = listen();
  await userEvent.keyboard("Kitchen phone{Enter}");
  await waitFor(() => expect(plain(dialog().querySelector(".yd-note")?.textContent)).toBe(text));
  expect(heading()).toBe("Safari on iPhone");
  expect(heard).toEqual([text]);
  expect(inDialog("Rename")).toHaveFocus();
  expect(plain(row("Safari").querySelector(".yd-name")?.textContent)).toBe("Safari on iPhone");
});

test("what was not renamed after the dialog was closed is said in the row and by the page's own region", async () => {
  const asked = gate();
  await begin(naming({ renameSession: () => asked.opened }));
  await userEvent.keyboard("Kitchen phone{Enter}");
  await waitFor(() => expect(heading()).toBe("Kitchen phone"));
  await userEvent.click(inDialog("Close"));
  await noDialog();
  expect(row("Kitchen phone")).toHaveTextContent("Saving…");
  asked.open();
  const text = "Safari on iPhone wasn’t renamed.";
  await waitFor(() => expect(said()).toEqual([text]));
  const item = row("Safari");
  expect(plain(item.querySelector(".yd-note")?.textContent)).toBe(text);
  expect(plain(item.querySelector(".yd-open")?.getAttribute("aria-describedby"))).not.toBe("");
  // Opened and closed, it was seen.
  await askAbout(iphone);
  expect(plain(dialog().querySelector(".yd-note")?.textContent)).toBe(text);
  await userEvent.click(inDialog("Close"));
  await noDialog();
  expect(row("Safari").querySelector(".yd-note")).toBeNull();
});

test("an outcome that no list could tell is said, and settled by the next list", async () => {
  let fails = false;
  const { refetch } = await begin(
    naming({
      beforeList: () => {
        if (fails) throw new SessionsError("network", "lost");
      },
    }),
  );
  const heard = listen();
  fails = true;
  await userEvent.keyboard("Kitchen phone{Enter}");
  const unknown = "We couldn’t check whether Safari on iPhone was renamed.";
  await waitFor(() => expect(heard).toContain(unknown));
  expect(heading()).toBe("Kitchen phone");
  expect(inDialog("Rename")).toHaveFocus();
  fails = false;
  await refetch();
  await waitFor(() => expect(heard).toContain("Safari on iPhone is now called Kitchen phone."));
  expect(dialog().querySelector(".yd-note")).toBeNull();
});

test.each([
  ["\u200B ", "Enter a name."],
  ["x".repeat(81), "Use at most 80 characters."],
])("%j is not sent, and the field says why", async (text, problem) => {
  const { adapter } = await begin();
  const heard = listen();
  await userEvent.fill(field(), text);
  expect(field()).not.toHaveAttribute("aria-invalid");
  await userEvent.keyboard("{Enter}");
  expect(field()).toHaveAttribute("aria-invalid", "true");
  expect(field()).toHaveAccessibleDescription(problem);
  expect(within(dialog()).getByText(problem, { selector: ".yd-problem" })).toBeVisible();
  expect(field()).toHaveFocus();
  await waitFor(() => expect(heard).toEqual([problem]));
  await userEvent.fill(field(), "Kitchen");
  expect(field()).not.toHaveAttribute("aria-invalid");
  expect(adapter.asked).toEqual([]);
});

test("80 characters are sent, without what can't be seen", async () => {
  const { adapter } = await begin();
  await userEvent.fill(field(), `\u202E  ${"x".repeat(80)} `);
  await userEvent.click(inDialog("Save"));
  await waitFor(() => expect(adapter.asked).toEqual([`id-iphone=${"x".repeat(80)}`]));
});

test.each<[string, () => Promise<void>]>([
  ["Escape in the field", () => userEvent.keyboard("{Escape}")],
  [
    "Escape on a button",
    async () => {
      await userEvent.tab();
      await userEvent.keyboard("{Escape}");
    },
  ],
  ["Cancel", () => userEvent.click(inDialog("Cancel"))],
  [
    "the same name",
    async () => {
      await userEvent.fill(field(), "Safari on iPhone");
      await userEvent.keyboard("{Enter}");
    },
  ],
])("%s ends the editing, sends nothing and leaves the dialog open", async (_, end) => {
  const { adapter } = await begin();
  await userEvent.keyboard("Kitchen");
  await end();
  expect(within(dialog()).queryByRole("textbox")).toBeNull();
  expect(inDialog("Rename")).toHaveFocus();
  expect(heading()).toBe("Safari on iPhone");
  await userEvent.click(inDialog("Rename"));
  expect(field()).toHaveValue("Safari on iPhone");
  expect(adapter.asked).toEqual([]);
});

test("while an input method composes, neither Enter nor Escape is taken for an own key", async () => {
  const { adapter } = await begin();
  for (const key of ["Enter", "Escape"])
    for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
      fireEvent.keyDown(field(), { key, ...composing });
      expect(field()).toHaveFocus();
    }
  expect(adapter.asked).toEqual([]);
});

test("Enter never sends a form around the widget", async () => {
  const onSubmit = vi.fn((event: Event) => event.preventDefault());
  const form = document.createElement("form");
  form.addEventListener("submit", onSubmit);
  const { container } = showWidget(naming());
  container.replaceWith(form);
  form.append(container);
  onTestFinished(() => form.replaceWith(container));
  await askAbout(iphone);
  await userEvent.click(inDialog("Rename"));
  await userEvent.keyboard("Kitchen{Enter}");
  await waitFor(() => expect(heading()).toBe("Kitchen"));
  expect(onSubmit).not.toHaveBeenCalled();
});

test("a text that is selected beyond the dialog's edge does not close it", async () => {
  await begin();
  fireEvent.mouseDown(field());
  fireEvent.click(dialog());
  expect(field()).toBeVisible();
});

test("if it can't be renamed any more, the focus stays in the dialog", async () => {
  const { adapter, refetch } = await begin();
  expect(field()).toHaveFocus();
  adapter.more = { can: ["revoke"] };
  await refetch();
  await waitFor(() => expect(inDialog("Close")).toHaveFocus());
  expect(within(dialog()).queryByRole("textbox")).toBeNull();
});

test("search, names told apart and what is said of it later follow the new name", async () => {
  const adapter = naming({ sessions: many(12) });
  const { refetch } = showWidget(adapter);
  await screen.findByRole("searchbox");
  await adapter.renameSession?.("id-3", "ハローـ مطبخ");
  await adapter.renameSession?.("id-4", "ハローـ مطبخ");
  await refetch();
  await userEvent.fill(screen.getByRole("searchbox"), "مطبخ");
  await waitFor(() => expect(document.querySelectorAll(".yd-lists .yd-row")).toHaveLength(2));
  const names = [...document.querySelectorAll(".yd-lists .yd-open")].map((one) =>
    one.getAttribute("aria-label"),
  );
  expect(new Set(names).size).toBe(2);
  for (const name of document.querySelectorAll(".yd-lists .yd-name"))
    expect(name.querySelector("bdi")).toHaveTextContent("ハローـ مطبخ");
});

test("a device that was renamed and leaves is called by its new name", async () => {
  const { adapter, refetch } = await begin();
  await userEvent.keyboard("Kitchen phone{Enter}");
  await waitFor(() => expect(heading()).toBe("Kitchen phone"));
  await waitFor(() => expect(inDialog("Rename")).toBeVisible());
  adapter.sessions = adapter.sessions.filter(({ id }) => id !== "id-iphone");
  await refetch();
  await waitFor(() => expect(said()).toEqual(["Kitchen phone is no longer on the list."]));
});
