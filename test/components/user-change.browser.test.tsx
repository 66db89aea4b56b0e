import { screen, waitFor, within } from "@testing-library/react";
import { StrictMode } from "react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { type SessionsAdapter, sessionsOptions, YourDevices } from "../../src/index.ts";
import { plain } from "../support/words.ts";
import { askAbout } from "./support/ask-about.ts";
import { gate } from "./support/gate.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { listen, said } from "./support/said.ts";
import { many } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

/** A page of "ada", and what makes it that of "ben", whose list the host has read before. */
async function showAda(adapter = handAdapter()) {
  const { queryClient, rerender } = showWidget(adapter);
  await screen.findAllByRole("listitem");
  return {
    adapter,
    async become(
      sessions = many(12).map((session) => ({ ...session, id: `ben-${session.id}`, name: "Ben" })),
    ) {
      adapter.sessions = sessions;
      await queryClient.prefetchQuery(sessionsOptions({ adapter, userId: "ben", queryClient }));
      rerender(
        <StrictMode>
          <YourDevices
            adapter={adapter as SessionsAdapter}
            userId="ben"
            timeZone="UTC"
            queryClient={queryClient}
          />
        </StrictMode>,
      );
    },
  };
}
const text = () => plain(document.body.textContent ?? "");

test("a dialog that is open about one person's device does not stay for the next", async () => {
  const { become } = await showAda();
  const heard = listen();
  await askAbout("Sign out Firefox on Linux");
  await become();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(text()).not.toContain("Firefox on Linux");
  expect(heard.join()).not.toContain("Firefox on Linux");
});

test("\"This wasn't me\" about one person's device does not stay for the next", async () => {
  const { become } = await showAda();
  const details = await askAbout("Sign out Firefox on Linux");
  await userEvent.click(within(details).getByRole("button", { name: "This wasn’t me" }));
  await screen.findByRole("button", { name: "Cancel" });
  await become();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(text()).not.toContain("Firefox on Linux");
});

test("what was said, searched and selected by one person is not there for the next", async () => {
  const adapter = handAdapter({ sessions: many(40) });
  const { become } = await showAda(adapter);
  await userEvent.type(screen.getByRole("searchbox"), "kyoto");
  await userEvent.click(screen.getByRole("button", { name: "Select" }));
  await userEvent.click(screen.getByRole("button", { name: "Select all shown" }));
  expect(said().join()).toContain("selected of");
  await become();
  await waitFor(() => expect(screen.getByRole("searchbox")).toHaveValue(""));
  expect(screen.queryAllByRole("checkbox")).toEqual([]);
  expect(said()).toEqual([]);
});

test("a sign-out that ends after the person has changed is not said to the next", async () => {
  const adapter = handAdapter();
  const held = gate();
  adapter.beforeEnd = () => held.opened;
  const { become } = await showAda(adapter);
  const heard = listen();
  const details = await askAbout("Sign out Firefox on Linux");
  await userEvent.click(within(details).getByRole("button", { name: "Sign out" }));
  await become();
  held.open();
  await screen.findAllByRole("listitem");
  expect(text()).not.toContain("Firefox on Linux");
  expect(heard.join()).not.toContain("signed out");
});
