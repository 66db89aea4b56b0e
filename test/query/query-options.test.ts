import { dehydrate, QueryClient, QueryObserver } from "@tanstack/react-query";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { SessionList, UserSession } from "../../src/contract.ts";
import { revokeSessionOptions, sessionsOptions } from "../../src/query/query-options.ts";
import { sessionKeys } from "../../src/query/source.ts";
import { heldAdapter } from "./held-adapter.ts";

const whole = ["203.0.113.77", "2001:db8:1:2::77", "198.51.100.9"];
const rows: UserSession[] = [
  { id: "me", isCurrent: true, ipAddress: whole[0] as string },
  { id: "a", isCurrent: false, ipAddress: whole[1] as string },
  { id: "b", isCurrent: false, ipAddress: `::ffff:${whole[2]}` },
  { id: "c", isCurrent: false, ipAddress: "192.0.2.0/24" },
];

/** A QueryClient as a loader has one for each request, and what would leave with the page's HTML. */
function onServer(ipAddress?: "masked" | "full") {
  const queryClient = new QueryClient();
  const adapter = heldAdapter(rows);
  const source = { adapter, userId: "ada", queryClient, ...(ipAddress && { ipAddress }) };
  const list = () => queryClient.getQueryData<SessionList>(sessionKeys.list("held", "ada"));
  return {
    source,
    adapter,
    queryClient,
    list,
    addresses: () => list()?.sessions.map((session) => session.ipAddress),
    sent: () => JSON.stringify(dehydrate(queryClient)),
  };
}

describe("a list that is read on a server", () => {
  test("holds networks, never a whole address, whatever the adapter gave", async () => {
    const { queryClient, source, addresses, sent } = onServer();
    await queryClient.prefetchQuery(sessionsOptions(source));
    expect(addresses()).toEqual(["203.0.113.0/24", "2001:db8:1::/48", "198.51.100.0/24", "192.0.2.0/24"]);
    for (const address of whole) expect(sent()).not.toContain(address);
  });

  test.each([
    ["full", [whole[0], whole[1], whole[2], "192.0.2.0/24"]],
    ["masked", ["203.0.113.0/24", "2001:db8:1::/48", "198.51.100.0/24", "192.0.2.0/24"]],
  ] as const)("has its addresses %s if the application says so", async (ipAddress, expected) => {
    const { queryClient, source, addresses } = onServer(ipAddress);
    await queryClient.prefetchQuery(sessionsOptions(source));
    expect(addresses()).toEqual(expected);
  });

  test("is masked again when it is fetched again, and its unchanged rows stay the same objects", async () => {
    const { queryClient, source, adapter, addresses, list } = onServer();
    await queryClient.prefetchQuery(sessionsOptions(source));
    const former = list()?.sessions[1];
    adapter.sessions = [...rows.slice(0, 2), { id: "d", isCurrent: false, ipAddress: "192.0.2.8" }];
    await queryClient.prefetchQuery({ ...sessionsOptions(source), staleTime: 0 });
    expect(addresses()).toEqual(["203.0.113.0/24", "2001:db8:1::/48", "192.0.2.0/24"]);
    expect(list()?.sessions[1]).toBe(former);
  });

  test("is masked too if it follows a revocation", async () => {
    const { queryClient, source, sent, addresses } = onServer();
    await queryClient.prefetchQuery(sessionsOptions(source));
    await queryClient.getMutationCache().build(queryClient, revokeSessionOptions(source)).execute("a");
    expect(addresses()).toEqual(["203.0.113.0/24", "198.51.100.0/24", "192.0.2.0/24"]);
    for (const address of whole) expect(sent()).not.toContain(address);
  });

  test("is masked in the promise that a page streams", async () => {
    const { queryClient, source } = onServer();
    const observer = new QueryObserver(queryClient, sessionsOptions(source));
    onTestFinished(observer.subscribe(() => {}));
    const state = dehydrate(queryClient, { shouldDehydrateQuery: () => true });
    const [query] = state.queries;
    expect(JSON.stringify(await query?.promise)).toContain("203.0.113.0/24");
    for (const address of whole) expect(JSON.stringify(await query?.promise)).not.toContain(address);
  });
});

test("a list that is read in a page keeps the addresses that its backend sent", async () => {
  vi.stubGlobal("document", {});
  onTestFinished(() => void vi.unstubAllGlobals());
  const { queryClient, source, addresses } = onServer();
  await queryClient.prefetchQuery(sessionsOptions(source));
  expect(addresses()).toEqual([whole[0], whole[1], whole[2], "192.0.2.0/24"]);
});
