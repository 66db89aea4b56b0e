import { type DehydratedState, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import type { ComponentType } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { restAdapter } from "../../src/adapters/rest/browser.ts";
import type { SessionList } from "../../src/contract.ts";
import { sessionsOptions } from "../../src/query/query-options.ts";
import { seededSessions } from "../apps/support/seeded-sessions.ts";
import { takeConsole } from "../setup/console.ts";
import { someWords, words } from "../support/words.ts";

interface LoaderData {
  userId: string | null;
  state: DehydratedState;
}

/** The recipe's file, without React Router around it. */
interface RouteModule {
  loader(sent: { request: Request }): Promise<LoaderData>;
  default: ComponentType<{ loaderData: LoaderData }>;
}

let route: RouteModule;
const requests: string[] = [];
beforeEach(async () => {
  vi.stubEnv("SESSIONS", JSON.stringify(seededSessions));
  requests.length = 0;
  vi.stubGlobal("fetch", async (url: string) => {
    requests.push(url);
    throw new TypeError("fetch failed");
  });
  // It has types of its own, which only its build makes.
  const path = "../consumers/react-router/app/routes/account.tsx";
  route = await import(/* @vite-ignore */ path);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

/** What the browser gets: the loader runs where there is no page, and its result travels as JSON. */
async function load(headers: Record<string, string>): Promise<LoaderData> {
  const { document } = globalThis;
  vi.stubGlobal("document", undefined);
  try {
    const request = new Request("https://app.example/account", { headers });
    const data = JSON.stringify(await route.loader({ request }));
    // The application hands out more of each row than the contract has, which developers are told once.
    for (const line of takeConsole())
      expect(line).toContain("row 0, token: the contract has no such member.");
    return JSON.parse(data);
  } finally {
    vi.stubGlobal("document", document);
  }
}

const listOf = ({ state }: LoaderData) => state.queries[0]?.state.data as SessionList;
const [laptop, terminal] = seededSessions;
const cookie = `theme=dark; sid=${laptop?.token}`;
const page = (loaderData: LoaderData) => (
  <QueryClientProvider client={new QueryClient()}>
    <route.default loaderData={loaderData} />
  </QueryClientProvider>
);

test("a prefetched list has the key of the page's own, masked addresses and the server's clock", async () => {
  const loaderData = await load({ cookie });
  const { state } = loaderData;
  const adapter = restAdapter({ baseUrl: "/api/devices" });
  const { queryKey } = sessionsOptions({ adapter, userId: "ann", queryClient: new QueryClient() });
  expect(state.queries.map((query) => query.queryKey)).toEqual([queryKey]);
  const { sessions, serverTime } = listOf(loaderData);
  expect(sessions.map(({ id, ipAddress }) => [id, ipAddress])).toEqual([
    ["ann-laptop", "203.0.113.0/24"],
    ["ann-terminal", "2001:db8:85a3::/48"],
  ]);
  expect(Date.parse(serverTime ?? "")).toBeGreaterThan(0);
  for (const { token, ipAddress } of seededSessions) {
    expect(JSON.stringify(state)).not.toContain(token);
    expect(JSON.stringify(state)).not.toContain(ipAddress);
  }
});

test("the server's HTML and the page's first paint show it, and nothing is requested", async () => {
  const loaderData = await load({ cookie });
  const html = renderToString(page(loaderData));
  expect(html).toMatch(someWords("Firefox on Linux"));
  for (const { token, ipAddress } of seededSessions) {
    expect(html).not.toContain(token);
    expect(html).not.toContain(ipAddress);
  }
  render(page(loaderData));
  expect(screen.getByText(words("Firefox on Linux"))).toBeDefined();
  expect(screen.getByRole("button", { name: words("Sign out curl") })).toBeDefined();
  expect(requests).toEqual([]);
});

test("the headers of a page load do not keep the handler from responding", async () => {
  const { state } = await load({ cookie, "sec-fetch-site": "none", "sec-fetch-mode": "navigate" });
  expect(state.queries).toHaveLength(1);
});

test("the list is the one of the person whose cookie came", async () => {
  const loaderData = await load({ cookie: `sid=${terminal?.token}` });
  const current = listOf(loaderData).sessions.find(({ isCurrent }) => isCurrent);
  expect([loaderData.userId, current?.id]).toEqual(["ann", "ann-terminal"]);
});

test("without a session nothing is sent along", async () => {
  expect(await load({})).toMatchObject({ userId: null, state: { queries: [] } });
});
