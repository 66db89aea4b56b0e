import { QueryClient } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Profiler } from "react";
import { expect, test } from "vitest";
import type { UserSession } from "../../src/contract.ts";
import { YourDevices } from "../../src/index.ts";
import { componentRenders, countRuns } from "../components/support/count-runs.ts";
import { handAdapter } from "../components/support/hand-adapter.ts";
import { now } from "../components/support/sessions.ts";

const systems = ["Windows", "macOS", "Linux", "Android"];
const browsers = ["Chrome", "Firefox", "Edge"];

/** Sessions as most people's are: no two alike, and nothing to say of any of them. */
const sessionsOf = (count: number): UserSession[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `session-${index}`,
    isCurrent: index === 0,
    lastActiveAt: new Date(Date.parse(now) - index * 3_600_000).toISOString(),
    createdAt: new Date(Date.parse(now) - index * 7_200_000).toISOString(),
    ipAddress: `203.0.113.${index}`,
    location: { city: `City ${index}`, country: "GR" },
    device: {
      type: index % 4 === 3 ? "mobile" : "desktop",
      browser: browsers[index % 3] as string,
      os: systems[index % 4] as string,
    },
  }));

/** The widget as an application has it in production: without StrictMode, which renders everything twice. */
async function show(count: number) {
  const adapter = handAdapter({ sessions: sessionsOf(count) });
  const queryClient = new QueryClient();
  let commits = 0;
  const runs = await countRuns();
  const { container } = render(
    <Profiler
      id="page"
      onRender={() => {
        commits += 1;
      }}
    >
      <YourDevices adapter={adapter} userId="ada" timeZone="UTC" queryClient={queryClient} />
    </Profiler>,
  );
  await waitFor(() => expect(rows(container).length).toBe(Math.min(count, 26)));
  await idle();
  return {
    adapter,
    container,
    runs,
    commits: () => commits,
    async refetch() {
      await queryClient.refetchQueries();
      await idle();
    },
  };
}

const rows = (container: HTMLElement): Element[] => [...container.querySelectorAll("li")];

/** Whatever effects still had to do is done. */
const idle = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

test("a plain row has nine elements: its li and all inside it", async () => {
  const { container } = await show(100);
  const counts = rows(container).map((row) => row.querySelectorAll("*").length + 1);
  expect(counts.slice(1).every((count) => count === 9)).toBe(true);
});

test("100 devices are two commits, at most 60 component renders and 26 devices", async () => {
  const { commits, runs } = await show(100);
  expect(commits()).toBe(2);
  const seen = await runs();
  expect(componentRenders(seen)).toBeLessThanOrEqual(60);
  expect(seen.get("Row")).toBe(26);
  expect(seen.get("deviceRow")).toBe(26);
  expect(seen.get("deviceOf")).toBe(26);
});

test("100 devices are at most 260 elements, without the options of selects, which nobody sees", async () => {
  const { container } = await show(100);
  expect(container.querySelectorAll("*:not(option)").length).toBeLessThanOrEqual(260);
});

test("an unchanged refetch renders no row, makes no device and is one commit", async () => {
  const { commits, refetch, runs } = await show(100);
  await runs();
  const before = commits();
  await refetch();
  expect(commits()).toBe(before + 1);
  const seen = await runs();
  expect(seen.get("useDevices")).toBeGreaterThan(0);
  for (const name of ["Row", "deviceRow", "deviceOf"]) expect(seen.get(name) ?? 0).toBe(0);
});

test("a row that leaves renders no row but the one that takes the last place, and makes at most two devices", async () => {
  const { adapter, container, refetch, runs } = await show(100);
  await runs();
  adapter.sessions = adapter.sessions.filter(({ id }) => id !== "session-5");
  await refetch();
  expect(rows(container)).toHaveLength(26);
  const seen = await runs();
  expect(seen.get("Row")).toBe(1);
  expect(seen.get("deviceRow")).toBe(1);
  expect(seen.get("deviceOf")).toBeLessThanOrEqual(2);
});

test("a row that leaves a list of one page renders no other row, if no other had its name", async () => {
  const { adapter, container, refetch, runs } = await show(20);
  await runs();
  adapter.sessions = adapter.sessions.filter(({ id }) => id !== "session-9");
  await refetch();
  expect(rows(container)).toHaveLength(19);
  const seen = await runs();
  expect(seen.get("useDevices")).toBeGreaterThan(0);
  expect(seen.get("Row") ?? 0).toBe(0);
  expect(seen.get("deviceOf") ?? 0).toBeLessThanOrEqual(2);
});

test('"Show 50 more", then "Show 14 more": each renders the new rows alone', async () => {
  const { container, runs } = await show(90);
  await runs();
  await userEvent.click(screen.getByRole("button", { name: "Show 50 more" }));
  await waitFor(() => expect(rows(container)).toHaveLength(76));
  await idle();
  const first = await runs();
  expect([first.get("Row"), first.get("deviceOf")]).toEqual([50, 50]);
  await userEvent.click(screen.getByRole("button", { name: "Show 14 more" }));
  await waitFor(() => expect(rows(container)).toHaveLength(90));
  await idle();
  const second = await runs();
  expect([second.get("Row"), second.get("deviceOf")]).toEqual([14, 14]);
  expect(screen.queryByRole("button", { name: /^Show/ })).toBeNull();
});

test("a key of a search renders each row at most once, and only those that it finds", async () => {
  const { container, runs } = await show(100);
  const field = screen.getByRole("searchbox");
  await userEvent.click(field);
  await runs();
  await userEvent.keyboard("9");
  await waitFor(() => expect(rows(container).length).toBeLessThan(26));
  await idle();
  const seen = await runs();
  const found = rows(container).length - 1;
  expect(seen.get("Row")).toBeLessThanOrEqual(found);
  expect(seen.get("deviceOf")).toBeLessThanOrEqual(found);
});

test("ticking one checkbox renders one row and makes no device", async () => {
  const { container, runs } = await show(100);
  await userEvent.click(screen.getByRole("button", { name: "Select" }));
  await idle();
  await runs();
  await userEvent.click(screen.getAllByRole("checkbox")[4] as HTMLElement);
  await waitFor(() => expect(container.querySelectorAll(":checked:not(option)")).toHaveLength(1));
  await idle();
  const seen = await runs();
  expect([seen.get("Row"), seen.get("deviceRow"), seen.get("deviceOf") ?? 0]).toEqual([1, 1, 0]);
});

test("a row that is selected has no more elements than a plain one", async () => {
  const { container } = await show(100);
  await userEvent.click(screen.getByRole("button", { name: "Select" }));
  await waitFor(() => expect(screen.getAllByRole("checkbox")).toHaveLength(25));
  const counts = rows(container).map((row) => row.querySelectorAll("*").length + 1);
  expect(Math.max(...counts.slice(1))).toBeLessThanOrEqual(9);
});
