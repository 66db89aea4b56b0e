import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import { DevicesProvider } from "../../src/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { LinkedDevices } from "./recipes/linked-devices.tsx";
import { mailSignIn } from "./recipes/mails.ts";
import { outbox } from "./recipes/send-mail.ts";

afterEach(cleanup);

/** Opens the page of the recipe at the link of a mail about this session. */
async function openMailOf(id: string) {
  await mailSignIn({ id, userId: "ann" });
  const [link = ""] = /https:\S+/.exec(outbox.pop()?.text ?? "") ?? [];
  const linkedId = new URL(link).searchParams.get("device") ?? undefined;
  render(
    <DevicesProvider adapter={memoryAdapter(createFixtures())} userId="ann" timeZone="UTC">
      <LinkedDevices linkedId={linkedId} />
    </DevicesProvider>,
  );
}

test("the link of a mail opens the details of its device, which can be signed out there", async () => {
  await openMailOf("session-2");
  const dialog = await screen.findByRole("dialog", { hidden: true });
  expect(within(dialog).getByText("session-2")).toBeDefined();
  expect(within(dialog).getByRole("button", { name: /^sign out/i, hidden: true })).toBeDefined();
});

test("the link of a mail about a device that is signed out by now says so", async () => {
  await openMailOf("signed-out-since");
  expect(await screen.findByText("This device is no longer signed in", { exact: false })).toBeDefined();
});
