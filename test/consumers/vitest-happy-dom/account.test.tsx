import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { memoryAdapter } from "your-devices/adapters/memory";
import { createFixtures } from "your-devices/testing";
import { Account } from "./account.tsx";

afterEach(cleanup);

test("signs a device out", async () => {
  const user = userEvent.setup();
  const adapter = memoryAdapter(createFixtures());
  render(<Account adapter={adapter} userId="ann" />);

  await user.click(await screen.findByRole("button", { name: "Sign out curl" }));
  const dialog = await screen.findByRole("dialog", { name: /curl/ });
  await user.click(within(dialog).getByRole("button", { name: "Sign out" }));

  await waitFor(() => expect(screen.queryByRole("button", { name: "Sign out curl" })).toBeNull());
  expect((await adapter.listSessions()).sessions).toHaveLength(5);
});

test("Escape closes the question, and nothing is signed out", async () => {
  const user = userEvent.setup();
  const adapter = memoryAdapter(createFixtures());
  render(<Account adapter={adapter} userId="ann" />);

  const button = await screen.findByRole("button", { name: "Sign out curl" });
  await user.click(button);
  const close = await screen.findByRole("button", { name: "Close" });
  expect(document.activeElement).toBe(close);
  await user.keyboard("{Escape}");

  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(document.activeElement).toBe(button);
  expect((await adapter.listSessions()).sessions).toHaveLength(6);
});
