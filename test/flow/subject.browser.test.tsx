import { QueryClient } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import { sessionKeys, YourDevices } from "../../src/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { confirmSignOut } from "../components/support/confirm-sign-out.ts";

test("whose the sessions are stays in the cache: no state of the page has it in its document", async () => {
  const subject = "person-4711-canary";
  const adapter = memoryAdapter(createFixtures({ count: 4 }), { subject });
  const queryClient = new QueryClient();
  const pages: string[] = [];
  const observer = new MutationObserver(() => pages.push(document.documentElement.outerHTML));
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  render(<YourDevices adapter={adapter} userId="ada" queryClient={queryClient} timeZone="UTC" />);
  await screen.findByText(/^\u2068?Firefox/);
  await confirmSignOut(/^Sign out.*Firefox/);
  await waitFor(() => expect(screen.queryByRole("button", { name: /^Sign out.*Firefox/ })).toBeNull());
  observer.disconnect();
  expect(queryClient.getQueryData(sessionKeys.list("memory", "ada"))).toMatchObject({ subject });
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.filter((html) => html.includes("canary"))).toEqual([]);
});
