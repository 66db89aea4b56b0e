// Runs inside the page that scripts/bench/run.ts opens, which calls it through `window.bench`.
import { QueryClient } from "@tanstack/react-query";
import { createRoot, type Root } from "react-dom/client";
import type { SessionsAdapter, UserSession } from "../../src/contract.ts";
import { YourDevices } from "../../src/index.ts";

export interface Bench {
  /** Mounts the widget through the real hooks and resolves when its rows are painted. */
  mount(count: number): Promise<void>;
  /** Shows the same rows by innerHTML, all at once. `learn` must run first. */
  mountHtml(count: number): Promise<void>;
  /** Keeps the markup of one row as the pattern for `mountHtml`. */
  learn(): Promise<void>;
  /** Lists again and gets new but equal JSON. */
  refetch(): Promise<void>;
  /** Lists again and gets one session less. */
  removeOne(): Promise<void>;
  unmount(): Promise<void>;
  rows(): number;
  /** How many DOM nodes were added, removed or changed since it was last asked. */
  mutations(): number;
}

let sessions: UserSession[] = [];
let root: Root | undefined;
let queryClient: QueryClient;
let pattern = "";
let mutated = 0;

const box = document.createElement("div");
document.body.append(box);
new MutationObserver((records) => {
  mutated += records.length;
}).observe(box, { subtree: true, childList: true, attributes: true, characterData: true });

const adapter: SessionsAdapter = {
  name: "bench",
  listSessions: async () => ({ sessions: structuredClone(sessions) }),
  revokeSession: async () => {},
};

const painted = () =>
  new Promise<void>((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))),
  );

async function until(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise(requestAnimationFrame);
  await painted();
}

const rows = () => box.querySelectorAll("li").length;

const bench: Bench = {
  async mount(count) {
    sessions = Array.from({ length: count }, (_, index) => ({
      id: `session-${index}`,
      isCurrent: index === 0,
      lastActiveAt: new Date(Date.now() - index * 600_000).toISOString(),
      createdAt: new Date(Date.now() - index * 700_000).toISOString(),
      ipAddress: `203.0.113.${index % 250}`,
      location: { city: `City ${index}`, country: "GR" },
      device: { type: "desktop", browser: "Firefox", browserVersion: "140", os: "Linux" },
    }));
    queryClient = new QueryClient();
    root = createRoot(box);
    root.render(<YourDevices adapter={adapter} userId="ada" queryClient={queryClient} timeZone="UTC" />);
    await until(() => rows() >= Math.min(count, 101));
  },
  async mountHtml(count) {
    box.innerHTML = `<section class="yd"><ul class="yd-list">${pattern.repeat(count)}</ul></section>`;
    await until(() => rows() === count);
  },
  async learn() {
    await bench.mount(3);
    pattern = box.querySelectorAll("li")[1]?.outerHTML ?? "";
    await bench.unmount();
  },
  async refetch() {
    await queryClient.refetchQueries();
    await painted();
  },
  async removeOne() {
    const before = rows();
    const [first, , ...rest] = sessions;
    sessions = first ? [first, ...rest] : rest;
    await queryClient.refetchQueries();
    await until(() => rows() !== before || sessions.length > before);
  },
  async unmount() {
    root?.unmount();
    root = undefined;
    box.replaceChildren();
    await painted();
  },
  rows,
  mutations() {
    const seen = mutated;
    mutated = 0;
    return seen;
  },
};

declare global {
  interface Window {
    bench: Bench;
  }
}
window.bench = bench;
