import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { SessionsError } from "../../src/core/errors.ts";
import { plain, someWords, words } from "../support/words.ts";
import { askAbout } from "./support/ask-about.ts";
import { confirmSignOut } from "./support/confirm-sign-out.ts";
import { gate } from "./support/gate.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { listen, said } from "./support/said.ts";
import { showWidget } from "./support/show-widget.tsx";

const firefox = "Sign out Firefox on Linux";
const iphone = "Sign out Safari on iPhone";
const button = (name: string) => screen.getByRole("button", { name: words(name) });
const rowNames = () =>
  screen.getAllByRole("listitem").map((row) => plain(row.querySelector(".yd-name")?.textContent));
const firefoxGone = "Signed out Firefox on Linux in São Paulo, Brazil.";
const notice = () => plain(document.querySelector(".yd-notice > span")?.textContent);

test("a device leaves the list once the backend's own list says so, and the page says it once", async () => {
  const { adapter } = showWidget();
  await confirmSignOut(firefox);
  await waitFor(() => expect(rowNames()).toEqual(["Chrome on macOSThis device", "Safari on iPhone", "curl"]));
  expect(adapter.asked).toEqual(["id-firefox"]);
  await waitFor(() => expect(said()).toEqual([firefoxGone]));
  expect(notice()).toBe(firefoxGone);
});

test("a success is seen until somebody dismisses it", async () => {
  showWidget();
  await confirmSignOut(firefox);
  await waitFor(() => expect(notice()).toBe(firefoxGone));
  await userEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  await waitFor(() => expect(notice()).toBe(""));
});

test("a refusal stays with its reason in the row, is said once, and belongs to the button", async () => {
  const refusal = new SessionsError("rate-limited", "Slow down.", { retryAfterSeconds: 300 });
  showWidget(handAdapter({ beforeEnd: () => Promise.reject(refusal) }));
  await confirmSignOut(firefox);
  const note = await screen.findByText(/^It wasn’t signed out\. Too many attempts\. Try again at/, {
    selector: ".yd-item .yd-note > *",
  });
  expect(button(firefox)).toHaveAccessibleDescription(expect.stringContaining(note.textContent ?? "-"));
  await waitFor(() => expect(button(firefox)).toHaveFocus());
  expect(button(firefox).closest("[data-state]")).toHaveAttribute("data-state", "failed");
  await waitFor(() => expect(said()).toEqual([note.textContent?.replace("It", "Firefox on Linux")]));
});

test("the same refusal is heard again after another try", async () => {
  showWidget(handAdapter({ beforeEnd: () => Promise.reject(new SessionsError("forbidden", "No.")) }));
  await screen.findByText("curl");
  const heard = listen();
  for (const times of [1, 2]) {
    await confirmSignOut(firefox);
    await waitFor(() => expect(heard).toHaveLength(times));
    expect(said()).toHaveLength(1);
  }
  expect(heard[1]).toBe(heard[0]);
  expect(heard[0]).toBe("Firefox on Linux wasn’t signed out. You don’t have permission to do this.");
});

test("what was said of a device leaves when it is tried again, so two sentences never contradict each other", async () => {
  const refuse = () => Promise.reject(new SessionsError("forbidden", "No."));
  const { adapter } = showWidget(handAdapter({ beforeEnd: refuse }));
  await confirmSignOut(firefox);
  await waitFor(() => expect(said()).toHaveLength(1));
  const { opened, open } = gate();
  adapter.beforeEnd = () => opened;
  await confirmSignOut(firefox);
  await waitFor(() => expect(said()).toEqual([]));
  open();
  await waitFor(() => expect(said()).toEqual([firefoxGone]));
});

test("what was said stays until the next sign-out begins", async () => {
  const { adapter } = showWidget(
    handAdapter({ beforeEnd: () => Promise.reject(new SessionsError("forbidden", "No.")) }),
  );
  await confirmSignOut(firefox);
  await waitFor(() => expect(said()).toHaveLength(1));
  adapter.beforeEnd = () => {};
  await confirmSignOut(iphone);
  await waitFor(() => expect(said()).toEqual(["Signed out Safari on iPhone in Nairobi, Kenya."]));
});

test("all others take back what was said of any device", async () => {
  const { adapter } = showWidget(
    handAdapter({ beforeEnd: () => Promise.reject(new SessionsError("forbidden", "No.")) }),
  );
  await confirmSignOut(firefox);
  await waitFor(() => expect(said()).toHaveLength(1));
  adapter.beforeEnd = () => {};
  await confirmSignOut("Sign out all others…");
  await waitFor(() => expect(said()).toEqual(["3 devices signed out."]));
});

test("a failure is taken back when its device has left the list", async () => {
  const { adapter, refetch } = showWidget(
    handAdapter({ beforeEnd: () => Promise.reject(new SessionsError("forbidden", "No.")) }),
  );
  await confirmSignOut(firefox);
  await waitFor(() => expect(said()).toHaveLength(1));
  adapter.sessions = adapter.sessions.filter(({ id }) => id !== "id-firefox");
  await refetch();
  await waitFor(() => expect(said()).toEqual([]));
});

describe("a sign-out that takes more than a second", () => {
  afterEach(() => vi.useRealTimers());

  /** Confirms, and holds the clock. */
  async function hold(buttonName: string) {
    const { opened, open } = gate();
    showWidget(handAdapter({ beforeEnd: () => opened }));
    const dialog = await askAbout(buttonName);
    const heard = listen();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    within(dialog)
      .getByRole("button", { name: /^Sign out/ })
      .click();
    await expect.poll(() => document.querySelector(".yd-button[aria-disabled]")).not.toBeNull();
    return { heard, open };
  }

  test.each([
    [firefox, "Signing out Firefox on Linux…", firefoxGone],
    ["Sign out all others…", "Signing out your other devices…", "3 devices signed out."],
  ])("says so once: %s", async (buttonName, running, done) => {
    const { heard, open } = await hold(buttonName);
    vi.advanceTimersByTime(999);
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(1);
    await expect.poll(said).toEqual([running]);
    vi.advanceTimersByTime(20_000);
    open();
    await expect.poll(said).toEqual([done]);
    expect(heard).toEqual([running, done]);
  });

  test("several are said together, once, and not again when fewer are left", async () => {
    const gates = new Map(["id-firefox", "id-iphone", "id-curl"].map((id) => [id, gate()]));
    showWidget(handAdapter({ beforeEnd: (id) => gates.get(id)?.opened }));
    const heard = listen();
    await screen.findByRole("button", { name: words(firefox) });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    for (const [at, name] of [firefox, "Sign out Safari on iPhone", "Sign out curl"].entries()) {
      button(name).click();
      await expect.poll(() => screen.queryByRole("dialog")).not.toBeNull();
      within(screen.getByRole("dialog")).getByRole("button", { name: "Sign out" }).click();
      await expect.poll(() => document.querySelectorAll(".yd-open[aria-disabled]").length).toBe(at + 1);
      vi.advanceTimersByTime(500);
    }
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(500);
    await expect.poll(() => heard).toEqual(["Signing out 3 devices…"]);
    for (const [at, id] of ["id-firefox", "id-iphone"].entries()) {
      gates.get(id)?.open();
      await expect.poll(() => document.querySelectorAll(".yd-open[aria-disabled]").length).toBe(2 - at);
      vi.advanceTimersByTime(20_000);
    }
    gates.get("id-curl")?.open();
    await expect.poll(() => document.querySelectorAll(".yd-open[aria-disabled]").length).toBe(0);
    expect(heard.filter((sentence) => sentence.startsWith("Signing out"))).toEqual([
      "Signing out 3 devices…",
    ]);
  });

  test("its row is busy from the start", async () => {
    const { open } = await hold(firefox);
    const busy = () => screen.queryAllByRole("listitem", { busy: true });
    expect(busy()).toHaveLength(1);
    expect(busy()[0]).toHaveTextContent(someWords("Firefox on Linux"));
    open();
    await expect.poll(said).toEqual([firefoxGone]);
    expect(busy()).toEqual([]);
  });
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
  await waitFor(() => expect(said()).toContain(firefoxGone));
});

test("a device whose outcome is unknown can be checked in its row", async () => {
  let isDown = false;
  showWidget(
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
  const check = await screen.findByRole("button", { name: words("Check again: Firefox on Linux") });
  expect(check).toHaveTextContent(/^Check again$/);
  isDown = false;
  await userEvent.click(check);
  await waitFor(() => expect(check).not.toBeInTheDocument());
  expect(button(firefox).closest("[data-state]")).toHaveAttribute("data-state", "failed");
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
