// Runs inside the page that scripts/bench/run.ts opens, which calls it through `window.bench`.
import { QueryClient } from "@tanstack/react-query";
import { createRoot, type Root } from "react-dom/client";
import type { SessionsAdapter, UserSession } from "../../src/contract.ts";
import { DevicesProvider, type DevicesResult, useDevices, YourDevices } from "../../src/index.ts";

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
  /** Reads a list through `useDevices` alone, without a component of ours. */
  mountHook(count: number): Promise<void>;
  /** Signs out all others over a backend that revokes only one by one. `mountHook` must run first. */
  signOutOthers(): Promise<void>;
  /** How often the component that reads `useDevices` has rendered since it was last asked. */
  renders(): number;
  rows(): number;
  /** How many DOM nodes were added, removed or changed since it was last asked. */
  mutations(): number;
}

let sessions: UserSession[] = [];
let root: Root | undefined;
let queryClient: QueryClient;
let pattern = "";
let mutated = 0;
let devices: DevicesResult | undefined;
let rendered = 0;

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

/** A backend that responds to each revocation in a task of its own, and has no request for all others. */
const oneByOne: SessionsAdapter = {
  ...adapter,
  name: "one-by-one",
  listSessions: async () => ({ sessions: structuredClone(sessions.filter(({ id }) => !revoked.has(id))) }),
  async revokeSession(id) {
    await nextTask();
    revoked.add(id);
  },
};
const revoked = new Set<string>();

/** As soon as possible, unlike a timer, which a browser holds for 4 ms. */
const nextTask = () =>
  new Promise<unknown>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });

function Reader(): null {
  devices = useDevices();
  rendered += 1;
  return null;
}

const painted = () =>
  new Promise<void>((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))),
  );

async function until(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise(requestAnimationFrame);
  await painted();
}

const rows = () => box.querySelectorAll("li").length;

const sessionsOf = (count: number): UserSession[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `session-${index}`,
    isCurrent: index === 0,
    lastActiveAt: new Date(Date.now() - index * 600_000).toISOString(),
    createdAt: new Date(Date.now() - index * 700_000).toISOString(),
    ipAddress: `203.0.113.${index % 250}`,
    location: { city: `City ${index}`, country: "GR" },
    device: { type: "desktop", browser: "Firefox", browserVersion: "140", os: "Linux" },
  }));

const bench: Bench = {
  async mount(count) {
    sessions = sessionsOf(count);
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
  async mountHook(count) {
    sessions = sessionsOf(count);
    revoked.clear();
    devices = undefined;
    root = createRoot(box);
    root.render(
      <DevicesProvider adapter={oneByOne} userId="ada" queryClient={new QueryClient()} timeZone="UTC">
        <Reader />
      </DevicesProvider>,
    );
    await until(() => devices?.status === "success");
  },
  async signOutOthers() {
    const results = devices?.status === "success" ? await devices.signOutOthers?.() : undefined;
    await until(() => devices?.status === "success" && devices.othersCount === 0);
    if (results?.length !== sessions.length - 1 || results.some(({ outcome }) => outcome !== "revoked"))
      throw new Error("The others were not all signed out.");
  },
  renders() {
    const seen = rendered;
    rendered = 0;
    return seen;
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
