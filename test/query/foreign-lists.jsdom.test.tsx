import {
  dehydrate,
  focusManager,
  hydrate,
  IsRestoringProvider,
  QueryClient,
  useQuery,
} from "@tanstack/react-query";
import { act, render, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sessionsOptions } from "../../src/query/query-options.ts";
import { sessionKeys } from "../../src/query/source.ts";
import { type DevicesPage, loadDevicesPage, openDevicesPage } from "./devices-page.tsx";
import { type HeldAdapter, heldAdapter, sessionsOf } from "./held-adapter.ts";

const key = sessionKeys.list("held", "ada");
const minute = 60_000;
const start = Date.UTC(2026, 10, 20, 12);
let now = start;
const pass = (ms: number) => {
  now += ms;
  vi.setSystemTime(now);
};

beforeEach(() => {
  now = start;
  vi.useFakeTimers({ toFake: ["Date"], now });
});
afterEach(() => vi.useRealTimers());

/** A backend that tells its own time, if it does at all. */
function timedBackend(hasServerTime: boolean, ...ids: string[]): HeldAdapter {
  const adapter = heldAdapter(sessionsOf(...ids));
  const { listSessions } = adapter;
  adapter.listSessions = async (options) => ({
    ...(await listSessions(options)),
    ...(hasServerTime && { serverTime: new Date(now).toISOString() }),
  });
  return adapter;
}

/** What a server hands to the page that it renders: a list of its own, as the wire carries it. */
async function prefetched(adapter: HeldAdapter): Promise<object> {
  const queryClient = new QueryClient();
  await queryClient.prefetchQuery(sessionsOptions({ adapter, userId: "ada", queryClient }));
  return JSON.parse(JSON.stringify(dehydrate(queryClient)));
}

/** Asks again whatever is old, as a browser does whose window gets the focus. */
const focus = () =>
  act(async () => {
    focusManager.setFocused(false);
    focusManager.setFocused(true);
    focusManager.setFocused(undefined);
  });

const agesOf = (page: DevicesPage) => page.success().others.map(({ lastActive }) => lastActive?.text);

describe.each([
  { clock: "the backend's time", hasServerTime: true },
  { clock: "no time", hasServerTime: false },
])("a list with $clock that came past the guard", ({ hasServerTime }) => {
  /** A page that made a list of its own, and was left an hour ago. Since then "a" has ended and "thief" has begun. */
  async function revisit(isCollected: boolean) {
    const adapter = timedBackend(hasServerTime, "a", "b");
    const queryClient = new QueryClient({
      defaultOptions: { queries: { gcTime: Number.POSITIVE_INFINITY } },
    });
    const former = await loadDevicesPage({ adapter }, queryClient);
    former.unmount();
    pass(60 * minute);
    adapter.sessions = sessionsOf("b", "thief");
    if (isCollected) queryClient.removeQueries();
    hydrate(queryClient, await prefetched(adapter));
    adapter.calls.length = 0;
    return { adapter, queryClient };
  }

  test("is shown at once, once the query was collected, and is asked for again", async () => {
    const { adapter, queryClient } = await revisit(true);
    adapter.hold();
    const page = openDevicesPage({ adapter }, queryClient);
    expect(page.frames).toEqual(["me b thief"]);
    expect(adapter.calls).toEqual(["list"]);
    await act(async () => adapter.release());
    expect(page.frames).toEqual(["me b thief"]);
    const fresh = await loadDevicesPage({ adapter });
    expect(agesOf(page)).toEqual(agesOf(fresh));
  });

  test("makes a page ask that still has an older one of its own", async () => {
    const { adapter, queryClient } = await revisit(false);
    const page = openDevicesPage({ adapter }, queryClient);
    await waitFor(() => expect(page.shown()).toBe("me b thief"));
    expect(adapter.calls).toEqual(["list"]);
    const fresh = await loadDevicesPage({ adapter });
    expect(agesOf(page)).toEqual(agesOf(fresh));
  });

  test("makes a mounted page ask at once, and is not shown in place of its own list", async () => {
    const adapter = timedBackend(hasServerTime, "a");
    const queryClient = new QueryClient();
    const page = await loadDevicesPage({ adapter }, queryClient);
    pass(10 * minute);
    adapter.sessions = sessionsOf("a", "then");
    const another = await adapter.listSessions();
    adapter.sessions = sessionsOf("now");
    adapter.calls.length = 0;
    await act(async () => void queryClient.setQueryData(key, another));
    await waitFor(() => expect(page.shown()).toBe("me now"));
    expect(page.frames.slice(1)).toEqual(["me a", "me now"]);
    expect(adapter.calls).toEqual(["list"]);
  });

  test("makes the next mount ask where no page is mounted", async () => {
    const adapter = timedBackend(hasServerTime, "a");
    const queryClient = new QueryClient();
    const former = await loadDevicesPage({ adapter }, queryClient);
    former.unmount();
    pass(minute);
    const another = await adapter.listSessions();
    queryClient.setQueryData(key, another);
    adapter.sessions = sessionsOf("now");
    const page = openDevicesPage({ adapter }, queryClient);
    await waitFor(() => expect(page.shown()).toBe("me now"));
  });

  test("makes a host's own query ask, however long it calls its data fresh", async () => {
    const adapter = timedBackend(hasServerTime, "a");
    const queryClient = new QueryClient();
    const options = sessionsOptions({ adapter, userId: "ada", queryClient });
    const former = await loadDevicesPage({ adapter }, queryClient);
    former.unmount();
    queryClient.setQueryData(key, await adapter.listSessions());
    adapter.sessions = sessionsOf("now");
    function HostsOwn() {
      const { data } = useQuery({ ...options, staleTime: Number.POSITIVE_INFINITY }, queryClient);
      return <p>{data?.sessions.map(({ id }) => id).join(" ")}</p>;
    }
    const { container } = render(<HostsOwn />);
    await waitFor(() => expect(container).toHaveTextContent("me now"));
  });

  test("and is older than the page's own is shown nowhere, once the query was collected", async () => {
    const adapter = timedBackend(hasServerTime, "a");
    const queryClient = new QueryClient();
    const old = await prefetched(adapter);
    pass(10 * minute);
    adapter.sessions = sessionsOf("now");
    const former = await loadDevicesPage({ adapter }, queryClient);
    former.unmount();
    queryClient.removeQueries();
    hydrate(queryClient, old);
    const page = openDevicesPage({ adapter }, queryClient);
    await waitFor(() => expect(page.shown()).toBe("me now"));
    expect(page.frames.filter((frame) => frame.includes("a"))).toEqual([]);
  });
});

test("a list that is due stays due where a host then writes what the guard has already", async () => {
  const adapter = timedBackend(true, "a");
  const queryClient = new QueryClient();
  const page = await loadDevicesPage({ adapter }, queryClient);
  const known = queryClient.getQueryData(key);
  await act(async () => void queryClient.setQueryData(key, structuredClone(known)));
  page.unmount();
  adapter.sessions = sessionsOf("newer");
  queryClient.setQueryData(key, await adapter.listSessions());
  queryClient.setQueryData(key, structuredClone(known));
  const next = openDevicesPage({ adapter }, queryClient);
  await waitFor(() => expect(next.shown()).toBe("me newer"));
});

test("the first list of all is fresh where a server has just made it", async () => {
  const adapter = timedBackend(true, "a");
  const queryClient = new QueryClient();
  hydrate(queryClient, await prefetched(adapter));
  adapter.calls.length = 0;
  const page = await loadDevicesPage({ adapter }, queryClient);
  await focus();
  expect(adapter.calls).toEqual([]);
  expect(page.frames).toEqual(["me a"]);
});

test("a removed list is not shown again, and the page asks", async () => {
  const adapter = heldAdapter(sessionsOf("a"));
  const queryClient = new QueryClient();
  const page = await loadDevicesPage({ adapter }, queryClient);
  page.unmount();
  queryClient.removeQueries();
  adapter.hold();
  const next = openDevicesPage({ adapter }, queryClient);
  expect(next.frames).toEqual(["pending"]);
  expect(adapter.calls).toEqual(["list", "list"]);
  await act(async () => adapter.release());
});

test("a list that a host removes from a mounted page is not shown again, and the page asks", async () => {
  const adapter = heldAdapter(sessionsOf("a"));
  const queryClient = new QueryClient();
  const page = await loadDevicesPage({ adapter }, queryClient);
  adapter.hold();
  act(() => queryClient.clear());
  expect(page.shown()).toBe("pending");
  adapter.sessions = sessionsOf("b");
  await act(async () => adapter.release());
  await waitFor(() => expect(page.shown()).toBe("me b"));
  expect(page.frames).toEqual(["pending", "me a", "pending", "me b"]);
});

test("a list without a row that a host writes is never shown as one", async () => {
  const adapter = heldAdapter(sessionsOf("a"));
  const queryClient = new QueryClient();
  queryClient.setQueryData(key, { sessions: [] });
  const page = await loadDevicesPage({ adapter }, queryClient);
  await act(async () => void queryClient.setQueryData(key, { sessions: [] }));
  act(() => queryClient.clear());
  queryClient.setQueryData(key, { sessions: [] });
  await waitFor(() => expect(page.shown()).toBe("me a"));
  expect(page.frames).not.toContain("");
});

test("a list does not get younger where a host writes the same one again", async () => {
  const adapter = timedBackend(true, "a");
  const queryClient = new QueryClient();
  const former = await loadDevicesPage({ adapter }, queryClient);
  const [before] = agesOf(former);
  former.unmount();
  pass(60 * minute);
  queryClient.setQueryData(key, (list: object | undefined) => list && { ...list });
  adapter.hold();
  const page = openDevicesPage({ adapter }, queryClient);
  expect(agesOf(page)[0]).not.toBe(before);
  await act(async () => adapter.release());
});

test("nothing is asked while a persisted cache is being restored", async () => {
  const adapter = heldAdapter(sessionsOf("a"));
  const around = (isRestoring: boolean) => (provider: React.ReactNode) => (
    <IsRestoringProvider value={isRestoring}>{provider}</IsRestoringProvider>
  );
  const page = openDevicesPage({ adapter, around: around(true) });
  await act(async () => {});
  expect(adapter.calls).toEqual([]);
  page.change({ around: around(false) });
  await waitFor(() => expect(page.shown()).toBe("me a"));
});
