import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { SessionsError } from "../../src/core/errors.ts";
import { plain, words } from "../support/words.ts";
import { askAbout } from "./support/ask-about.ts";
import { confirmSignOut } from "./support/confirm-sign-out.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { said } from "./support/said.ts";
import { showWidget } from "./support/show-widget.tsx";

const firefox = "Sign out Firefox on Linux";
const iphone = "Sign out Safari on iPhone";
const button = (name: string) => screen.getByRole("button", { name: words(name) });
const rowNames = () =>
  screen.getAllByRole("listitem").map((row) => plain(row.querySelector(".yd-name > *")?.textContent));

test("a device leaves the list once the backend's own list says so, and the page says it once", async () => {
  const { adapter } = showWidget();
  await confirmSignOut(firefox);
  await waitFor(() => expect(rowNames()).toEqual(["Chrome on macOS", "Safari on iPhone", "curl"]));
  expect(adapter.asked).toEqual(["id-firefox"]);
  await waitFor(() => expect(said()).toEqual(["Firefox on Linux is signed out."]));
});

test("a refusal stays with its reason in the row, is said once, and belongs to the button", async () => {
  const refusal = new SessionsError("rate-limited", "Slow down.", { retryAfterSeconds: 300 });
  showWidget(handAdapter({ beforeEnd: () => Promise.reject(refusal) }));
  await confirmSignOut(firefox);
  const note = await screen.findByText(/^It wasn’t signed out\. Too many attempts\. Try again at/, {
    selector: ".yd-note",
  });
  expect(button(firefox)).toHaveAccessibleDescription(note.textContent ?? "");
  await waitFor(() => expect(button(firefox)).toHaveFocus());
  expect(button(firefox).closest("[data-state]")).toHaveAttribute("data-state", "failed");
  await waitFor(() => expect(said()).toEqual([note.textContent?.replace("It", "Firefox on Linux")]));
});

test("the same refusal is said again after another try", async () => {
  showWidget(handAdapter({ beforeEnd: () => Promise.reject(new SessionsError("forbidden", "No.")) }));
  await confirmSignOut(firefox);
  await waitFor(() => expect(said()).toHaveLength(1));
  await confirmSignOut(firefox);
  await waitFor(() =>
    expect(said()).toEqual(
      Array.from(
        { length: 2 },
        () => "Firefox on Linux wasn’t signed out. You don’t have permission to do this.",
      ),
    ),
  );
});

test("a device that is still listed is said to be so", async () => {
  showWidget(handAdapter({ revokeSession: async () => {} }));
  await confirmSignOut(firefox);
  await waitFor(() =>
    expect(said()).toEqual(["Firefox on Linux was still signed in when we last checked. You can try again."]),
  );
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
  await waitFor(() =>
    expect(said()).toContain("Firefox on Linux may still be signed in: we couldn’t check."),
  );
  expect(button(firefox).closest("[data-state]")).toHaveAttribute("data-state", "unknown");

  isDown = false;
  adapter.sessions = adapter.sessions.filter(({ id }) => id !== "id-firefox");
  await refetch();
  await waitFor(() => expect(said()).toContain("Firefox on Linux is no longer on the list."));
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
