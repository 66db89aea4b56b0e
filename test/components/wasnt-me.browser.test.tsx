import { screen, waitFor, within } from "@testing-library/react";
import { StrictMode } from "react";
import { expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { type SessionsAdapter, SessionsError, type Step } from "../../src/index.ts";
import { plain, words } from "../support/words.ts";
import { askAbout } from "./support/ask-about.ts";
import { gate } from "./support/gate.ts";
import { type HandAdapter, handAdapter } from "./support/hand-adapter.ts";
import { listen } from "./support/said.ts";
import { many, sessions } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

const steps: Step[] = [
  { key: "password", title: "Change your password", href: "/password" },
  { key: "codes", title: "Make new recovery codes", onSelect: () => {} },
];
const firefox = "Sign out Firefox on Linux";
const iphone = "Sign out Safari on iPhone";

/** Opens the details of a device and says that it was somebody else. */
async function begin(adapter: HandAdapter = handAdapter(), of = firefox, given: Step[] | undefined = steps) {
  const shown = showWidget(adapter, { steps: given });
  const details = await askAbout(of);
  await userEvent.click(within(details).getByRole("button", { name: "This wasn’t me" }));
  await titled("This wasn’t me: step 1");
  return shown;
}
const clipboard = () => {
  const write = vi.spyOn(navigator.clipboard, "writeText");
  onTestFinished(() => write.mockRestore());
  return write;
};
const dialog = () => screen.getByRole("dialog");
const titled = (text: string) =>
  waitFor(() => expect(plain(dialog().querySelector("h2")?.textContent ?? "")).toContain(text));
const inDialog = (name: string | RegExp) =>
  within(dialog()).getByRole("button", { name: typeof name === "string" ? words(name) : name });
const press = async (name: string) => userEvent.click(inDialog(name));
const noDialog = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

test("it signs the device out, offers all others, goes through the host's steps and ends in a receipt", async () => {
  const { adapter } = await begin();
  expect(plain(dialog().querySelector("h2")?.textContent ?? "")).toBe(
    "This wasn’t me: step 1 of 3Sign out Firefox on Linux",
  );
  await press("Sign out");
  await titled("Sign out your other devices too?");
  expect(adapter.asked).toEqual(["id-firefox"]);
  await press("Sign out 2 devices");
  await titled("Secure your account");
  expect(adapter.asked).toEqual(["id-firefox", "*"]);
  await userEvent.click(screen.getByRole("checkbox", { name: "Mark “Change your password” as done" }));
  await press("Done");
  await titled("What was done");
  const text = plain(dialog().querySelector("dl")?.textContent ?? "");
  for (const fact of [
    "DeviceFirefox on Linux",
    "3 devices signed out.",
    "id-firefox",
    "Done: Change your password",
    "Not done: Make new recovery codes",
  ])
    expect(text).toContain(fact);
  await press("Done");
  await noDialog();
});

test("each stage has the focus on its first button", async () => {
  await begin();
  expect(inDialog("Cancel")).toHaveFocus();
  await press("Sign out");
  await titled("Sign out your other devices too?");
  expect(inDialog("Keep them")).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await titled("Secure your account");
  expect(inDialog("Done")).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await titled("What was done");
  expect(inDialog("Copy")).toHaveFocus();
});

test("Cancel sends nothing and gives the focus back to the row", async () => {
  const { adapter } = await begin();
  await press("Cancel");
  await noDialog();
  expect(adapter.asked).toEqual([]);
  expect(screen.getByRole("button", { name: words(firefox) })).toHaveFocus();
});

test("all others can be kept", async () => {
  const { adapter } = await begin();
  await press("Sign out");
  await titled("Sign out your other devices too?");
  await press("Keep them");
  await titled("Secure your account");
  expect(adapter.asked).toEqual(["id-firefox"]);
});

test("without steps of the host it has two stages before the receipt", async () => {
  await begin(handAdapter(), firefox, []);
  await titled("step 1 of 2");
  await press("Sign out");
  await titled("step 2 of 2");
  await press("Keep them");
  await titled("What was done");
});

test.each<[string, () => SessionsError, string, Partial<HandAdapter>]>([
  [
    "refused",
    () => new SessionsError("forbidden", "no"),
    "Firefox on Linux wasn’t signed out. You don’t have permission to do this.",
    {},
  ],
  [
    "not confirmed",
    () => new SessionsError("network", "lost"),
    "Firefox on Linux may still be signed in: we couldn’t check.",
    { spared: [] },
  ],
])(
  "a first sign-out that was %s stays at its stage and says so, there and to a screen reader",
  async (kind, error, text) => {
    let fails = true;
    let lists = 0;
    const adapter = handAdapter({
      beforeEnd: () => {
        if (fails) throw error();
      },
      beforeList: () => {
        lists += 1;
        if (kind === "not confirmed" && fails && lists > 1) throw error();
      },
    });
    await begin(adapter);
    const heard = listen();
    await press("Sign out");
    await waitFor(() => expect(plain(dialog().textContent ?? "")).toContain(text));
    await titled("step 1 of 3");
    await waitFor(() => expect(heard).toContain(text));
    fails = false;
    await press("Sign out");
    await titled("Sign out your other devices too?");
  },
);

test("a stage is said with what led to it, in a region of the dialog itself", async () => {
  await begin(handAdapter({ more: { revocationLagSeconds: 290 } }));
  const heard = listen();
  await press("Sign out");
  await titled("Sign out your other devices too?");
  await waitFor(() =>
    expect(
      [...dialog().querySelectorAll("[aria-live] p")].map((one) => plain(one.textContent ?? "")),
    ).toEqual([
      "Firefox on Linux is signed out. It may keep working there until 12:05 PM.",
      "Sign out your other devices too? Someone who knows your password can be signed in more than once.",
    ]),
  );
  expect(heard.length).toBeGreaterThan(1);
});

test("it says how many others can be signed out, and why the rest stays", async () => {
  const [first, ...others] = sessions;
  const adapter = handAdapter({
    sessions: [
      first as never,
      ...others.map((one) =>
        one.id === "id-curl" ? { ...one, notRevocable: { reason: "managed-elsewhere" as const } } : one,
      ),
    ],
  });
  await begin(adapter);
  await press("Sign out");
  await titled("Sign out your other devices too?");
  expect(dialog()).toHaveTextContent(
    "1 of 2 other devices can be signed out. 1 stays: managed by your organization.",
  );
});

test("leaving half-way loses nothing: what was done stays done, and the notice says so", async () => {
  const { adapter } = await begin();
  await press("Sign out");
  await titled("Sign out your other devices too?");
  await userEvent.keyboard("{Escape}");
  await noDialog();
  expect(adapter.asked).toEqual(["id-firefox"]);
  const notice = document.querySelector(".yd-notice");
  expect(plain(notice?.textContent ?? "")).toContain("Signed out Firefox on Linux in São Paulo, Brazil.");
  expect(screen.getByRole("button", { name: words(iphone) })).toHaveFocus();
});

test("leaving while the sign-out runs does not stop it, and the notice says what happened", async () => {
  const held = gate();
  await begin(handAdapter({ beforeEnd: () => held.opened }));
  await press("Sign out");
  await userEvent.keyboard("{Escape}");
  await noDialog();
  held.open();
  await waitFor(() =>
    expect(plain(document.querySelector(".yd-notice")?.textContent ?? "")).toContain("Signed out Firefox"),
  );
});

test("begun again with the same device, it still says what became of the first try", async () => {
  const { adapter } = await begin(
    handAdapter({
      beforeEnd: () => {
        throw new SessionsError("forbidden", "no");
      },
    }),
  );
  await press("Sign out");
  await waitFor(() => expect(dialog()).toHaveTextContent("You don’t have permission to do this."));
  await userEvent.keyboard("{Escape}");
  await noDialog();
  const details = await askAbout(firefox);
  await userEvent.click(within(details).getByRole("button", { name: "This wasn’t me" }));
  await titled("step 1 of 3");
  expect(dialog()).toHaveTextContent("You don’t have permission to do this.");
  expect(adapter.asked).toEqual(["id-firefox"]);
});

test("after the receipt the focus is on the next row, as after a sign-out", async () => {
  await begin();
  await press("Sign out");
  await titled("Sign out your other devices too?");
  await press("Keep them");
  await press("Done");
  await titled("What was done");
  await press("Done");
  await noDialog();
  expect(screen.getByRole("button", { name: words(iphone) })).toHaveFocus();
});

test("after the last other device the focus is on the heading of the section", async () => {
  await begin();
  await press("Sign out");
  await titled("Sign out your other devices too?");
  await press("Sign out 2 devices");
  await titled("Secure your account");
  await press("Done");
  await press("Done");
  await noDialog();
  expect(screen.getByRole("heading", { name: "Your devices" })).toHaveFocus();
});

test("the receipt is copied as text, and that is said", async () => {
  const write = clipboard().mockResolvedValue();
  await begin(handAdapter(), firefox, []);
  await press("Sign out");
  await titled("Sign out your other devices too?");
  await press("Keep them");
  await titled("What was done");
  const heard = listen();
  await press("Copy");
  await waitFor(() => expect(heard).toEqual(["Copied."]));
  expect(write.mock.calls[0]?.[0]).toMatch(/^A sign-in that wasn’t me: Firefox on Linux\n/);
});

test("if the browser refuses to copy, the receipt is selected, and that is said", async () => {
  clipboard().mockRejectedValue(new Error("no"));
  await begin(handAdapter(), firefox, []);
  await press("Sign out");
  await titled("Sign out your other devices too?");
  await press("Keep them");
  await titled("What was done");
  const heard = listen();
  await press("Copy");
  await waitFor(() => expect(heard).toEqual(["Your browser can’t copy it. It is selected, so you can."]));
  expect(plain(getSelection()?.toString() ?? "")).toContain("id-firefox");
});

test("this device and one that can't be signed out have no such button", async () => {
  const [first, second] = sessions;
  const adapter = handAdapter({
    sessions: [first as never, { ...second, notRevocable: { reason: "managed-elsewhere" } } as never],
  });
  showWidget(adapter);
  for (const name of ["Details of Chrome on macOS", "Details of Firefox on Linux"]) {
    const details = await askAbout(name);
    expect(within(details).queryByRole("button", { name: "This wasn’t me" })).toBeNull();
    await userEvent.keyboard("{Escape}");
    await noDialog();
  }
});

test("a step that leads to another page opens a new tab, and one of the host's own runs here", async () => {
  const onSelect = vi.fn();
  await begin(handAdapter(), firefox, [steps[0] as Step, { key: "codes", title: "New codes", onSelect }]);
  await press("Sign out");
  await titled("Sign out your other devices too?");
  await press("Keep them");
  await titled("Secure your account");
  const link = within(dialog()).getByRole("link", { name: "Open “Change your password” in a new tab" });
  expect(link).toHaveAttribute("href", "/password");
  expect(link).toHaveAttribute("target", "_blank");
  await press("Open “New codes”");
  expect(onSelect).toHaveBeenCalledOnce();
});

test("it ends with the person whose device it was", async () => {
  const { adapter, rerender, queryClient } = await begin();
  const { YourDevices } = await import("../../src/index.ts");
  rerender(
    <StrictMode>
      <YourDevices adapter={adapter as SessionsAdapter} userId="ben" queryClient={queryClient} />
    </StrictMode>,
  );
  await noDialog();
  await screen.findByRole("button", { name: words(firefox) });
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("the current session is never sent", async () => {
  const { adapter } = await begin(handAdapter({ sessions: many(6) }), "Sign out Firefox on macOS");
  await press("Sign out");
  await titled("Sign out your other devices too?");
  await press("Sign out 4 devices");
  await titled("Secure your account");
  expect(adapter.asked).not.toContain("id-0");
});
