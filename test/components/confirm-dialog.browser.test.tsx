import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { someWords, words } from "../support/words.ts";
import { askAbout } from "./support/ask-about.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { said } from "./support/said.ts";
import { sessions } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

const firefox = "Sign out Firefox on Linux";
const iphone = "Sign out Safari on iPhone";
const button = (name: string) => screen.getByRole("button", { name: words(name) });

test("the confirmation names the device and shows where and when it was active", async () => {
  showWidget();
  const dialog = await askAbout(firefox);
  expect(dialog).toHaveAccessibleName(words("Sign out Firefox on Linux?"));
  // Testing Library leaves out the blanks around the dots, which have elements of their own.
  for (const fact of ["Firefox on Linux", "São Paulo, Brazil", "198.51.100.x", "Active 12 minutes ago"])
    expect(dialog).toHaveAccessibleDescription(someWords(fact));
  expect(dialog).toHaveAccessibleDescription(
    /You’ll need to sign in again on it\. Nothing on it will be deleted\.$/,
  );
});

test("the confirmation says what else ends", async () => {
  const [chrome, ...others] = sessions;
  const consequence = "Signing it out also removes this phone as a second factor.";
  showWidget(handAdapter({ sessions: [chrome, ...others.map((one) => ({ ...one, consequence }))] as never }));
  const dialog = await askAbout(iphone);
  expect(within(dialog).getByText(consequence).tagName).toBe("BDI");
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

test.each([firefox, "Sign out all other devices (3)"])(
  "a question that lost its point closes and does not come back: %s",
  async (asked) => {
    const { adapter, refetch } = showWidget();
    const dialog = await askAbout(asked);
    adapter.more = { can: [] };
    await refetch();
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    adapter.more = {};
    await refetch();
    await waitFor(() => expect(button(asked)).toBeInTheDocument());
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    // A device that leaves after its question was closed for good leaves in silence.
    adapter.sessions = adapter.sessions.filter(({ id }) => id !== "id-firefox");
    await refetch();
    await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(3));
    expect(said()).toEqual([]);
  },
);
