import { dehydrate, hydrate, QueryClient } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import { type ReactElement, StrictMode, version } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { YourDevices } from "../../src/components/your-devices.tsx";
import type { UserSession } from "../../src/contract.ts";
import { DevicesProvider, type DevicesProviderProps } from "../../src/devices/devices-provider.tsx";
import { useDevices } from "../../src/devices/use-devices.ts";
import { useRevokeOtherSessions, useSessions } from "../../src/query/hooks.ts";
import { sessionsOptions } from "../../src/query/query-options.ts";
import { SessionsProvider } from "../../src/query/sessions-provider.tsx";
import { type HeldAdapter, heldAdapter, sessionsOf } from "../query/held-adapter.ts";
import { hostileClient } from "../query/hostile-host.ts";

const servedAt = Date.UTC(2026, 10, 21, 14);
const minute = 60_000;

// A time zone that no test machine is in.
const zone = new Intl.DateTimeFormat().resolvedOptions();
vi.spyOn(Intl.DateTimeFormat.prototype, "resolvedOptions").mockReturnValue({
  ...zone,
  timeZone: "Asia/Kathmandu",
});

afterEach(() => vi.useRealTimers());

/** A page of its own with the headless hook. It shows everything that could differ between two machines. */
function OwnList() {
  const devices = useDevices();
  if (devices.status !== "success") return <p>{devices.status}</p>;
  const { current, others, isRefreshing, isOffline } = devices;
  return (
    <ul aria-busy={isRefreshing}>
      {[...(current ? [current] : []), ...others].map((device) => (
        <li key={device.id}>
          {device.id} {device.lastActive?.text} {device.signedIn?.title} {isRefreshing && "refreshing"}{" "}
          {isOffline && "offline"}
          {device.signOut && (
            <button type="button" onClick={device.signOut}>
              Sign out {device.name}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function page(props: DevicesProviderProps) {
  return (
    <StrictMode>
      <DevicesProvider {...props}>
        <OwnList />
      </DevicesProvider>
    </StrictMode>
  );
}

const served: UserSession[] = [
  { id: "me", isCurrent: true, createdAt: "2026-11-20T09:00:00.000Z" },
  {
    id: "a",
    isCurrent: false,
    createdAt: "2026-11-20T09:00:00.000Z",
    lastActiveAt: new Date(servedAt - 12 * minute).toISOString(),
  },
];

/** A server has no document, but this test has one. So React 18 warns about the layout effect. */
function renderOnServer(page: ReactElement): string {
  const complain = vi.spyOn(console, "error");
  const others = complain.getMockImplementation();
  complain.mockImplementation((line) => expect(line).toContain("useLayoutEffect does nothing on the server"));
  const html = renderToString(page);
  complain.mockImplementation(others ?? (() => {}));
  return html;
}

type Page = (props: DevicesProviderProps) => ReactElement;

const widget: Page = ({ children: _, ...props }) => (
  <StrictMode>
    <YourDevices {...props} />
  </StrictMode>
);

/** The HTML and the state that a server sends. */
async function serve(shown: Page = page): Promise<{ html: string; state: string }> {
  const queryClient = new QueryClient();
  const adapter = heldAdapter(served);
  await queryClient.prefetchQuery(sessionsOptions({ adapter, userId: "ada", queryClient }));
  const html = renderOnServer(shown({ adapter, userId: "ada", queryClient }));
  return { html, state: JSON.stringify(dehydrate(queryClient)) };
}

/** The browser's side, and React's complaints. */
function takeOver(
  { html, state }: { html: string; state: string },
  adapter: HeldAdapter,
  shown: Page = page,
) {
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = html;
  const queryClient = new QueryClient();
  hydrate(queryClient, JSON.parse(state));
  const complaints: unknown[] = [];
  render(shown({ adapter, userId: "ada", queryClient }), {
    container,
    hydrate: true,
    onRecoverableError: (error) => complaints.push(error),
  });
  return { container, complaints };
}

describe(`a page that a server rendered, React ${version}`, () => {
  test("is taken over without a mismatch and without a request", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: servedAt });
    const sent = await serve();
    const adapter = heldAdapter(served);
    const { complaints, container } = takeOver(sent, adapter);
    expect(complaints).toEqual([]);
    expect(container).toHaveTextContent("a Active 12 minutes ago");
    expect(adapter.calls).toEqual([]);
  });

  test("is painted in UTC at first, and in the reader's zone after", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: servedAt });
    const sent = await serve();
    expect(sent.html).toContain("Nov 20, 2026, 9:00 AM UTC");
    const { complaints, container } = takeOver(sent, heldAdapter(served));
    expect(complaints).toEqual([]);
    expect(container).toHaveTextContent("Nov 20, 2026, 2:45 PM GMT+5:45");
    expect(container).not.toHaveTextContent("UTC");
  });

  test("that was long on its way is taken over without a mismatch, and then told anew", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: servedAt });
    const sent = await serve();
    vi.setSystemTime(servedAt + 10 * minute);
    const adapter = heldAdapter(served);
    adapter.hold();
    const { complaints, container } = takeOver(sent, adapter);
    expect(complaints).toEqual([]);
    expect(container).toHaveTextContent("a Active 22 minutes ago");
    expect(container).toHaveTextContent("refreshing");
    await act(async () => adapter.release());
    await waitFor(() => expect(container).not.toHaveTextContent("refreshing"));
    expect(adapter.calls).toEqual(["list"]);
  });

  test("has the widget's list in its HTML, which is taken over without a mismatch and without a request", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: servedAt });
    const sent = await serve(widget);
    expect(sent.html).toContain("Active 12 minutes ago");
    const adapter = heldAdapter(served);
    const { complaints, container } = takeOver(sent, adapter, widget);
    expect(complaints).toEqual([]);
    expect(container).toHaveTextContent("Active 12 minutes ago");
    expect(adapter.calls).toEqual([]);
  });

  test("says of a page without data that it is loading, on both sides", () => {
    const html = renderOnServer(page({ adapter: heldAdapter(served), userId: "ada" }));
    const { complaints, container } = takeOver({ html, state: "{}" }, heldAdapter(served));
    expect(html).toContain("pending");
    expect(complaints).toEqual([]);
    expect(container).toHaveTextContent("pending");
  });
});

describe(`under a hostile host, React ${version}`, () => {
  const show = (adapter: HeldAdapter) => {
    const queryClient = hostileClient();
    const props = { adapter, queryClient, timeZone: "UTC" };
    const { rerender } = render(page({ ...props, userId: "ada" }));
    return { queryClient, become: (userId: string | null) => rerender(page({ ...props, userId })) };
  };
  const rows = () => screen.queryAllByRole("listitem").map((item) => item.textContent?.split(" ")[0]);

  test("the list is fetched once and shown", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    show(adapter);
    await waitFor(() => expect(rows()).toEqual(["me", "a", "b"]));
    expect(adapter.calls).toEqual(["list"]);
  });

  test("a device is signed out and leaves when a list says so", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    show(adapter);
    const button = await screen.findByRole("button");
    adapter.hold();
    await act(async () => button.click());
    await waitFor(() => expect(screen.queryByRole("button")).toBeNull());
    expect(rows()).toEqual(["me", "a"]);
    await act(async () => adapter.release());
    await waitFor(() => expect(rows()).toEqual(["me"]));
    expect(adapter.calls).toEqual(["list", "revoke a", "list"]);
  });

  test("the next user never sees the former one's devices", async () => {
    const adapter = heldAdapter(sessionsOf("a-of-ada"));
    const { become } = show(adapter);
    await waitFor(() => expect(rows()).toEqual(["me", "a-of-ada"]));
    adapter.sessions = sessionsOf("b-of-bob");
    adapter.hold();
    become("bob");
    expect(document.body).toHaveTextContent("pending");
    await act(async () => adapter.release());
    await waitFor(() => expect(rows()).toEqual(["me", "b-of-bob"]));
    become(null);
    expect(document.body).toHaveTextContent("signed-out");
  });

  test("the host clearing its cache makes the page load again", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { queryClient } = show(adapter);
    await waitFor(() => expect(rows()).toEqual(["me", "a"]));
    act(() => queryClient.clear());
    await waitFor(() => expect(adapter.calls).toEqual(["list", "list"]));
    await waitFor(() => expect(rows()).toEqual(["me", "a"]));
  });

  test("a former user's button of the raw hooks sends nothing for the next one", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const queryClient = hostileClient();
    let others: ReturnType<typeof useRevokeOtherSessions> | undefined;
    function Page() {
      others = useRevokeOtherSessions();
      return <p>{useSessions().data?.sessions.length}</p>;
    }
    const tree = (userId: string) => (
      <StrictMode>
        <SessionsProvider adapter={adapter} userId={userId} queryClient={queryClient}>
          <Page />
        </SessionsProvider>
      </StrictMode>
    );
    const { rerender } = render(tree("ada"));
    await screen.findByText("2");
    const former = others;
    rerender(tree("bob"));
    await waitFor(() => expect(adapter.calls).toEqual(["list", "list"]));
    await act(async () => {
      await expect(former?.mutateAsync()).rejects.toMatchObject({ code: "unauthenticated" });
    });
    expect(adapter.calls).toEqual(["list", "list"]);
  });
});
