import { dehydrate, QueryClient, QueryClientProvider, useSuspenseQuery } from "@tanstack/react-query";
import { type ReactElement, Suspense } from "react";
import { renderToReadableStream } from "react-dom/server.browser";
import { expect, test } from "vitest";
import type { SessionsAdapter, UserSession } from "../../src/contract.ts";
import { DevicesProvider } from "../../src/devices/devices-provider.tsx";
import { toDevice } from "../../src/devices/to-device.ts";
import { useDevices } from "../../src/devices/use-devices.ts";
import { en } from "../../src/locales/en.ts";
import { sessionsOptions } from "../../src/query/query-options.ts";

const rows: UserSession[] = [
  { id: "me", isCurrent: true, ipAddress: "203.0.113.77" },
  { id: "other", isCurrent: false, ipAddress: "2001:db8:85a3:1234::77" },
];
/** A server's own adapter, which knows whole addresses. */
const adapter: SessionsAdapter = { name: "own-table", listSessions: async () => ({ sessions: rows }) };

/** Everything that a page could paint of its devices, down to the sessions that they are made of. */
function AllOf({ queryClient }: { queryClient: QueryClient }): ReactElement {
  const { data } = useSuspenseQuery(sessionsOptions({ adapter, userId: "ann", queryClient }));
  const words = { list: data, now: 0, locale: "en", timeZone: "UTC", labels: en };
  return (
    <>
      <p>{JSON.stringify(data.sessions.map((session) => toDevice(session, words)))}</p>
      <Rows />
    </>
  );
}

function Rows(): ReactElement {
  const devices = useDevices();
  return (
    <p>{JSON.stringify(devices.status === "success" ? [devices.current, ...devices.others] : devices)}</p>
  );
}

test("a page that reads while it is rendered on a server has no whole address in its HTML or its state", async () => {
  const queryClient = new QueryClient();
  const stream = await renderToReadableStream(
    <QueryClientProvider client={queryClient}>
      <DevicesProvider adapter={adapter} userId="ann">
        <Suspense>
          <AllOf queryClient={queryClient} />
        </Suspense>
      </DevicesProvider>
    </QueryClientProvider>,
  );
  const sent = (await new Response(stream).text()) + JSON.stringify(dehydrate(queryClient));
  expect(sent.match(/203\.0\.113\.0\/24/g)?.length).toBeGreaterThanOrEqual(3);
  expect(sent).toContain("2001:db8:85a3::/48");
  for (const { ipAddress = "" } of rows) expect(sent).not.toContain(ipAddress);
});
