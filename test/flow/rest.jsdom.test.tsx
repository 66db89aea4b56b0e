import { QueryClient } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import { http } from "msw";
import { setupServer } from "msw/node";
import { expect, onTestFinished, test } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import { restAdapter } from "../../src/adapters/rest/browser.ts";
import { DevicesProvider, useDevices } from "../../src/index.ts";
import { createSessionsHandler } from "../../src/server/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { fromSamePage } from "../fakes/from-same-page.ts";

test("the hooks run over REST, with the real handler mounted in MSW", async () => {
  const backend = memoryAdapter(createFixtures({ count: 4 }));
  const handler = createSessionsHandler({ basePath: "/api/devices", adapter: () => backend });
  const server = setupServer(
    http.all("https://app.example.test/api/devices*", ({ request }) => handler(fromSamePage(request))),
  );
  server.listen({ onUnhandledRequest: "error" });
  onTestFinished(() => server.close());
  const adapter = restAdapter({
    baseUrl: "https://app.example.test/api/devices",
    // Node's fetch does not accept jsdom's signals.
    fetch: (url, { signal: _, ...init }) => fetch(url, init),
  });
  const queryClient = new QueryClient();
  const { result } = renderHook(() => useDevices(), {
    wrapper: ({ children }) => (
      <DevicesProvider adapter={adapter} userId="ann" queryClient={queryClient}>
        {children}
      </DevicesProvider>
    ),
  });

  await waitFor(() => expect(result.current.status).toBe("success"));
  const listed = result.current.status === "success" ? result.current : undefined;
  expect(listed?.othersCount).toBe(3);
  const [other] = listed?.others ?? [];
  await act(async () => {
    expect(await other?.signOut?.()).toMatchObject({ id: other?.id, outcome: "revoked" });
  });
  expect((await backend.listSessions()).sessions.map(({ id }) => id)).not.toContain(other?.id);
  await waitFor(() => expect(result.current).toMatchObject({ othersCount: 2 }));
});
