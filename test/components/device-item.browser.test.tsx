import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { SessionsError } from "../../src/core/errors.ts";
import { askAbout } from "./support/ask-about.ts";
import { confirmSignOut } from "./support/confirm-sign-out.ts";
import { gate } from "./support/gate.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { said } from "./support/said.ts";
import { sessions } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

const firefox = "Sign out Firefox on Linux";
const iphone = "Sign out Safari on iPhone";
const curl = "Sign out curl";
const button = (name: string) => screen.getByRole("button", { name });
const rowNames = () => screen.getAllByRole("listitem").map((row) => row.querySelector("bdi")?.textContent);

test("the confirmation names the device and shows where and when it was active", async () => {
  showWidget();
  const dialog = await askAbout(firefox);
  expect(dialog).toHaveAccessibleName("Sign out Firefox on Linux?");
  expect(dialog).toHaveAccessibleDescription(
    /Firefox on Linux.*São Paulo, Brazil.*198\.51\.100\.x.*Active 12 minutes ago.*sign in again/,
  );
});

test("the confirmation says what else ends", async () => {
  const [chrome, ...others] = sessions;
  const consequence = "also removes this phone as a second factor";
  showWidget(handAdapter({ sessions: [chrome, ...others.map((one) => ({ ...one, consequence }))] as never }));
  const dialog = await askAbout(iphone);
  expect(dialog).toHaveTextContent("Signing it out also removes this phone as a second factor.");
});

test("the confirmation opens with the focus on Cancel", async () => {
  showWidget();
  const dialog = await askAbout(firefox);
  expect(within(dialog).getByRole("button", { name: "Cancel" })).toHaveFocus();
});

test("Cancel sends nothing and gives the focus back", async () => {
  const { adapter } = showWidget();
  const dialog = await askAbout(firefox);
  await userEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  await waitFor(() => expect(button(firefox)).toHaveFocus());
  expect(adapter.asked).toEqual([]);
  expect(said()).toEqual([]);
});

test("Escape sends nothing and gives the focus back", async () => {
  const { adapter } = showWidget();
  const dialog = await askAbout(firefox);
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  await waitFor(() => expect(button(firefox)).toHaveFocus());
  expect(adapter.asked).toEqual([]);
});

test("a device leaves the list once the backend's own list says so, and the page says it once", async () => {
  const { adapter } = showWidget();
  await confirmSignOut(firefox);
  await waitFor(() => expect(rowNames()).toEqual(["Chrome on macOS", "Safari on iPhone", "curl"]));
  expect(adapter.asked).toEqual(["id-firefox"]);
  await waitFor(() => expect(said()).toEqual(["Firefox on Linux is signed out."]));
});

test("while it runs, the row stays, says so and keeps the focus", async () => {
  const { opened, open } = gate();
  const { adapter } = showWidget(handAdapter({ beforeEnd: () => opened }));
  await confirmSignOut(firefox);
  const busy = await screen.findByRole("button", { name: "Signing out Firefox on Linux…" });
  expect(busy).toHaveAttribute("aria-disabled", "true");
  expect(busy.closest("[data-state]")).toHaveAttribute("data-state", "signing-out");
  await waitFor(() => expect(busy).toHaveFocus());
  await userEvent.keyboard("{Enter}");
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  open();
  await waitFor(() => expect(rowNames()).not.toContain("Firefox on Linux"));
  expect(adapter.asked).toEqual(["id-firefox"]);
});

test("the focus goes to the next device when a row leaves", async () => {
  showWidget();
  await confirmSignOut(firefox);
  await waitFor(() => expect(button(iphone)).toHaveFocus());
});

test("the focus goes to the device before when the last row leaves", async () => {
  showWidget();
  await confirmSignOut(curl);
  await waitFor(() => expect(button(iphone)).toHaveFocus());
});

test("the focus goes to the widget, not to this device's own sign-out, when no other device is left", async () => {
  showWidget(handAdapter({ sessions: sessions.slice(0, 2) }), { onSignOut: () => {} });
  await confirmSignOut(firefox);
  await waitFor(() => expect(screen.getByRole("region", { name: "Your devices" })).toHaveFocus());
});

test("the focus stays where the person went in the meantime", async () => {
  const { opened, open } = gate();
  showWidget(handAdapter({ beforeEnd: () => opened }));
  await confirmSignOut(firefox);
  await screen.findByRole("button", { name: /^Signing out/ });
  button(curl).focus();
  open();
  await waitFor(() => expect(rowNames()).not.toContain("Firefox on Linux"));
  expect(button(curl)).toHaveFocus();
});

test("the focus is not taken from somebody who clicked beside everything", async () => {
  const { opened, open } = gate();
  showWidget(handAdapter({ beforeEnd: () => opened }));
  await confirmSignOut(firefox);
  await waitFor(() => expect(screen.getByRole("button", { name: /^Signing out/ })).toHaveFocus());
  (document.activeElement as HTMLElement).blur();
  await Promise.resolve();
  open();
  await waitFor(() => expect(rowNames()).not.toContain("Firefox on Linux"));
  expect(document.body).toHaveFocus();
});

test("a refusal stays with its reason in the row, is said once, and belongs to the button", async () => {
  const refusal = new SessionsError("rate-limited", "Slow down.", { retryAfterSeconds: 300 });
  showWidget(handAdapter({ beforeEnd: () => Promise.reject(refusal) }));
  await confirmSignOut(firefox);
  const note = await screen.findByText(/^Not signed out: too many attempts\. Try again at/, {
    selector: ".yd-note",
  });
  expect(button(firefox)).toHaveAccessibleDescription(note.textContent ?? "");
  await waitFor(() => expect(button(firefox)).toHaveFocus());
  expect(button(firefox).closest("[data-state]")).toHaveAttribute("data-state", "failed");
  await waitFor(() => expect(said()).toEqual([note.textContent]));
});

test("the same refusal is said again after another try", async () => {
  showWidget(handAdapter({ beforeEnd: () => Promise.reject(new SessionsError("forbidden", "No.")) }));
  await confirmSignOut(firefox);
  await waitFor(() => expect(said()).toHaveLength(1));
  await confirmSignOut(firefox);
  await waitFor(() =>
    expect(said()).toEqual(
      Array.from({ length: 2 }, () => "Not signed out: you are not allowed to do this."),
    ),
  );
});

test("a device that is still listed is said to be so", async () => {
  showWidget(handAdapter({ revokeSession: async () => {} }));
  await confirmSignOut(firefox);
  await waitFor(() => expect(said()).toEqual(["Still signed in when we last looked. You can try again."]));
});

test("where no list can be had, nobody claims to know, and a later list settles it", async () => {
  let isDown = false;
  const { adapter, refetch } = showWidget(
    handAdapter({
      beforeEnd: () => {
        isDown = true;
        throw new SessionsError("network", "No answer.");
      },
      beforeList: () => {
        if (isDown) throw new SessionsError("network", "No answer.");
      },
    }),
  );
  await confirmSignOut(firefox);
  await waitFor(() => expect(said()).toContain("We could not check whether this device was signed out."));
  expect(button(firefox).closest("[data-state]")).toHaveAttribute("data-state", "unknown");

  isDown = false;
  adapter.sessions = adapter.sessions.filter(({ id }) => id !== "id-firefox");
  await refetch();
  await waitFor(() => expect(said()).toContain("Firefox on Linux is no longer on the list."));
});

test("the device that was asked about is signed out, wherever its row has moved", async () => {
  const { adapter, refetch } = showWidget();
  const dialog = await askAbout(firefox);
  const [chrome, one, ...rest] = adapter.sessions;
  const later = { ...one, lastActiveAt: "2020-01-01T00:00:00.000Z" };
  adapter.sessions = [chrome, ...rest, later] as never;
  await refetch();
  await waitFor(() => expect(rowNames().at(-2)).toBe("Firefox on Linux"));
  await userEvent.click(within(dialog).getByRole("button", { name: "Sign out" }));
  await waitFor(() => expect(adapter.asked).toEqual(["id-firefox"]));
});

test("a device that vanishes while people decide closes the question, says so and sends nothing", async () => {
  const { adapter, refetch } = showWidget();
  const dialog = await askAbout(firefox);
  adapter.sessions = adapter.sessions.filter(({ id }) => id !== "id-firefox");
  await refetch();
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  await waitFor(() => expect(said()).toEqual(["Firefox on Linux is no longer on the list."]));
  expect(button(iphone)).toHaveFocus();
  expect(adapter.asked).toEqual([]);
});

test("a question that lost its point closes and does not come back", async () => {
  const { adapter, refetch } = showWidget();
  const dialog = await askAbout(firefox);
  adapter.more = { can: [] };
  await refetch();
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  adapter.more = {};
  await refetch();
  await waitFor(() => expect(button(firefox)).toBeInTheDocument());
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

test("a double click asks once and ends one session", async () => {
  const { adapter } = showWidget();
  await userEvent.dblClick(await screen.findByRole("button", { name: firefox }));
  const dialogs = screen.getAllByRole("dialog");
  expect(dialogs).toHaveLength(1);
  const confirm = within(dialogs[0] as HTMLElement).getByRole("button", { name: "Sign out" });
  confirm.click();
  confirm.click();
  await waitFor(() => expect(rowNames()).not.toContain("Firefox on Linux"));
  expect(adapter.asked).toEqual(["id-firefox"]);
});
