import { QueryClient } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { sessionKeys, YourDevices } from "../../src/index.ts";
import { heldAdapter, sessionsOf } from "../query/held-adapter.ts";

const me = { id: "me", isCurrent: true };
const restored: Record<string, unknown> = {
  "no list at all": "sessions",
  "rows of null": { sessions: [null, me] },
  "a name that is an object": { sessions: [{ ...me, name: { first: "x" } }] },
  "an address that is a number": { sessions: [{ ...me, ipAddress: 5 }] },
  "a place that is a text": { sessions: [{ ...me, location: "Paris" }] },
  "a country of four letters": { sessions: [{ ...me, location: { country: "xxxx" } }] },
  "a device of null": { sessions: [{ ...me, device: null }] },
  "a model that is a number": { sessions: [{ ...me, device: { model: 5 } }] },
  "rights that are an object": { sessions: [me], can: {} },
  "instants that are numbers": { sessions: [{ ...me, createdAt: 5, lastActiveAt: 1e12 }] },
  "a server's time that is a number": { sessions: [me], serverTime: 9e15 },
  "a granularity that is a text": { sessions: [me], lastActiveGranularitySeconds: "x" },
};

test.each(Object.entries(restored))("a restored cache with %s takes no page down", async (_what, data) => {
  const adapter = heldAdapter(sessionsOf("a"));
  const queryClient = new QueryClient();
  queryClient.setQueryData(sessionKeys.list("held", "ada"), data);
  render(<YourDevices adapter={adapter} userId="ada" queryClient={queryClient} timeZone="UTC" />);
  // What can be read is shown; of what can't, the backend is asked.
  await waitFor(() => expect(screen.getAllByRole("listitem").length).toBeGreaterThan(0));
  expect(screen.getByText("This device")).toBeInTheDocument();
});
