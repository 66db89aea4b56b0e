import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, waitFor } from "@testing-library/react";
import { StrictMode, useState } from "react";
import { describe, expect, test, vi } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { EndedSessionsPage, SessionList, SessionsAdapter, UserSession } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import { DevicesProvider, type DevicesProviderProps } from "../../src/devices/devices-provider.tsx";
import { type EndedDevicesResult, useEndedDevices } from "../../src/devices/use-ended-devices.ts";
import { useSessions } from "../../src/query/hooks.ts";
import { sessionKeys } from "../../src/query/source.ts";

const ended = (id: string, more: Partial<UserSession> = {}): UserSession => ({
  id,
  isCurrent: false,
  endedAt: "2026-01-03T14:02:00.000Z",
  endReason: "signed-out",
  ...more,
});
const living: UserSession[] = [
  { id: "me", isCurrent: true },
  { id: "phone", isCurrent: false },
];

/** A backend with these pages, whose cursors are their positions, and a record of what came in. */
function backend(pages: Partial<EndedSessionsPage>[] = [], more: Partial<SessionsAdapter> = {}) {
  const memory = memoryAdapter(living);
  const sent: string[] = [];
  const adapter: SessionsAdapter = {
    ...memory,
    async listSessions(options) {
      sent.push("list");
      return memory.listSessions(options);
    },
    async listEndedSessions({ cursor = "0" } = {}) {
      sent.push(`ended ${cursor}`);
      const at = Number(cursor);
      return {
        sessions: [],
        ...(at + 1 < pages.length && { nextCursor: `${at + 1}` }),
        ...pages[at],
      };
    },
    ...more,
  };
  return { adapter, sent };
}

interface Props extends Partial<DevicesProviderProps> {
  adapter: SessionsAdapter;
  enabled?: boolean;
  alone?: boolean;
}

/** A page with the hook, and a list beside it unless it is `alone`. */
function open(first: Props, queryClient = new QueryClient()) {
  let result: EndedDevicesResult | undefined;
  let setProps: (props: Props) => void = () => {};
  const frames: string[] = [];
  function Hooks({ enabled }: { enabled?: boolean | undefined }) {
    result = useEndedDevices(enabled === undefined ? {} : { enabled });
    const frame = `${result.status} ${result.devices.map(({ id }) => id).join(" ")}`.trim();
    if (frames.at(-1) !== frame) frames.push(frame);
    return null;
  }
  function List() {
    useSessions();
    return null;
  }
  function Page() {
    const [props, set] = useState(first);
    setProps = set;
    const { enabled, alone, ...given } = props;
    return (
      <QueryClientProvider client={queryClient}>
        <DevicesProvider userId="ada" timeZone="UTC" {...given}>
          {!alone && <List />}
          <Hooks enabled={enabled} />
        </DevicesProvider>
      </QueryClientProvider>
    );
  }
  const { unmount } = render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
  /** Until nothing is asked any more. */
  const settle = async () => {
    for (let quiet = 0; quiet < 5; quiet = queryClient.isFetching() > 0 ? 0 : quiet + 1)
      await act(async () => new Promise((resolve) => setTimeout(resolve)));
  };
  return {
    result: () => result as EndedDevicesResult,
    ids: () => result?.devices.map(({ id }) => id),
    frames,
    queryClient,
    settle,
    async change(props: Partial<Props>) {
      act(() => setProps({ ...first, ...props }));
      await settle();
    },
    async more() {
      act(() => result?.fetchMore?.());
      await settle();
    },
    async retry() {
      act(() => result?.retry());
      await settle();
    },
    unmount,
  };
}

async function loaded(props: Props, queryClient?: QueryClient) {
  const page = open(props, queryClient);
  await page.settle();
  return page;
}

const wanting = (sent: readonly string[]) => sent.filter((one) => one.startsWith("ended"));

describe("nothing is asked before it is enabled:", () => {
  test("neither a list nor a page", async () => {
    const { adapter, sent } = backend([{ sessions: [ended("a")] }]);
    const page = await loaded({ adapter, enabled: false, alone: true });
    expect(page.result()).toMatchObject({ status: "idle", devices: [], isFetchingMore: false });
    expect(sent).toEqual([]);
    await page.change({ enabled: true });
    expect(page.result().status).toBe("success");
    expect(page.ids()).toEqual(["a"]);
    expect(new Set(sent)).toEqual(new Set(["list", "ended 0"]));
  });

  test("closed again it shows no device, and still knows how many there are", async () => {
    const { adapter } = backend([{ sessions: [ended("a")], total: 1, retentionDays: 30 }]);
    const page = await loaded({ adapter });
    await page.change({ enabled: false });
    expect(page.result()).toMatchObject({ status: "idle", devices: [], total: 1, retentionDays: 30 });
  });
});

describe("pages", () => {
  test("are read one by one, each once, and a session that stands on two is shown once", async () => {
    const { adapter, sent } = backend([
      { sessions: [ended("a"), ended("b")], total: 4, retentionDays: 30 },
      { sessions: [ended("b"), ended("c")], total: 4, retentionDays: 30 },
      { sessions: [ended("d")], total: 4, retentionDays: 30 },
    ]);
    const page = await loaded({ adapter });
    expect(page.result()).toMatchObject({ total: 4, retentionDays: 30 });
    expect(page.ids()).toEqual(["a", "b"]);
    const first = page.result().devices[0];
    const before = wanting(sent).length;
    await page.more();
    expect(page.ids()).toEqual(["a", "b", "c"]);
    await page.more();
    expect(page.ids()).toEqual(["a", "b", "c", "d"]);
    expect(page.result().devices[0]).toBe(first);
    expect(page.result()).not.toHaveProperty("fetchMore");
    expect(wanting(sent).slice(before)).toEqual(["ended 1", "ended 2"]);
    expect(page.result().total).toBe(4);
  });

  test("a second click while one is read asks nothing", async () => {
    const { adapter, sent } = backend([{ sessions: [ended("a")] }, { sessions: [ended("b")] }]);
    const page = await loaded({ adapter });
    const list = adapter.listEndedSessions?.bind(adapter);
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    adapter.listEndedSessions = async (options) => {
      const read = await list?.(options);
      await gate;
      return read as EndedSessionsPage;
    };
    const { fetchMore } = page.result();
    await act(async () => {
      fetchMore?.();
      fetchMore?.();
    });
    await waitFor(() => expect(page.result().isFetchingMore).toBe(true));
    expect(page.result()).not.toHaveProperty("fetchMore");
    expect(page.ids()).toEqual(["a"]);
    release();
    await page.settle();
    expect(wanting(sent).filter((one) => one === "ended 1")).toHaveLength(1);
    expect(page.result().isFetchingMore).toBe(false);
    expect(page.ids()).toEqual(["a", "b"]);
  });

  test("without a session are read on past", async () => {
    const { adapter } = backend([{}, {}, { sessions: [ended("a")] }]);
    const page = await loaded({ adapter });
    expect(page.ids()).toEqual(["a"]);
    expect(page.result()).not.toHaveProperty("fetchMore");
  });

  test("that lead round in a circle end", async () => {
    const { adapter, sent } = backend([
      { sessions: [ended("a")], nextCursor: "1" },
      { sessions: [ended("b")], nextCursor: "1" },
    ]);
    const page = await loaded({ adapter });
    await page.more();
    expect(page.ids()).toEqual(["a", "b"]);
    expect(page.result()).not.toHaveProperty("fetchMore");
    expect(wanting(sent).at(-1)).toBe("ended 1");
  });

  test("a page that fails leaves those that were read, and is tried again alone", async () => {
    const { adapter, sent } = backend([{ sessions: [ended("a")] }, { sessions: [ended("b")] }]);
    const page = await loaded({ adapter });
    const { listEndedSessions } = adapter;
    adapter.listEndedSessions = async () => {
      throw new SessionsError("network", "Lost.");
    };
    await page.more();
    expect(page.result()).toMatchObject({ status: "success", error: { code: "network" } });
    expect(page.ids()).toEqual(["a"]);
    adapter.listEndedSessions = listEndedSessions as NonNullable<typeof listEndedSessions>;
    const before = sent.length;
    await page.retry();
    expect(page.ids()).toEqual(["a", "b"]);
    expect(page.result()).not.toHaveProperty("error");
    expect(sent.slice(before)).toEqual(["ended 1"]);
  });
});

describe("what is shown", () => {
  test("says when and why it ended, for how long it was, and LogTrace's place as it writes it", async () => {
    const session = ended("a", {
      createdAt: "2025-12-31T14:02:00.000Z",
      location: { label: "Kenya, Nairobi" },
      device: { type: "mobile", browser: "Safari", os: "iOS" },
    });
    const { adapter } = backend([{ sessions: [session] }]);
    const page = await loaded({ adapter });
    const [device] = page.result().devices;
    expect(device).toMatchObject({ endReason: "signed-out", duration: "3 days", place: "Kenya, Nairobi" });
    expect(device?.endText.replaceAll("\u202f", " ")).toMatch(
      /^Ended Jan 3(, 2026)?, 2:02 PM: signed out by you$/,
    );
    expect(device?.ended).toMatchObject({ text: device?.endText, dateTime: "2026-01-03T14:02:00.000Z" });
  });

  test("includes what has expired in the list, once and at its place, and never what is alive", async () => {
    const serverTime = "2026-01-10T00:00:00.000Z";
    const listed: UserSession[] = [
      { id: "me", isCurrent: true },
      { id: "phone", isCurrent: false },
      { id: "old", isCurrent: false, expiresAt: "2026-01-02T00:00:00.000Z" },
      { id: "both", isCurrent: false, expiresAt: "2026-01-01T00:00:00.000Z" },
    ];
    const pages = [
      {
        sessions: [
          ended("new", { endedAt: "2026-01-05T00:00:00.000Z" }),
          ended("phone"),
          ended("me"),
          ended("both", { endedAt: "2026-01-01T00:00:00.000Z", endReason: "replaced" }),
        ],
        total: 3,
      },
    ];
    const { adapter } = backend(pages, { listSessions: async () => ({ sessions: listed, serverTime }) });
    const page = await loaded({ adapter });
    expect(page.result().devices.map(({ id, endReason }) => [id, endReason])).toEqual([
      ["new", "signed-out"],
      ["old", "expired"],
      ["both", "replaced"],
    ]);
    expect(page.result().total).toBe(3);
  });

  test("follows a sign-out: who leaves the list is asked for", async () => {
    const { adapter } = backend();
    const sessions: UserSession[] = [];
    adapter.listEndedSessions = async () => ({ sessions });
    const page = await loaded({ adapter });
    expect(page.ids()).toEqual([]);
    sessions.push(ended("phone"));
    await adapter.revokeSession?.("phone");
    await act(() => page.queryClient.refetchQueries({ queryKey: sessionKeys.list("memory", "ada") }));
    await page.settle();
    expect(page.ids()).toEqual(["phone"]);
  });

  test("asks for a session that ended after a list that was not whole had left it out", async () => {
    const { adapter } = backend();
    const sessions: UserSession[] = [];
    adapter.listEndedSessions = async () => ({ sessions });
    let list: SessionList = { sessions: living };
    adapter.listSessions = async () => list;
    const page = await loaded({ adapter });
    const show = async (next: SessionList) => {
      list = next;
      await act(() => page.queryClient.refetchQueries({ queryKey: sessionKeys.list("memory", "ada") }));
      await page.settle();
    };
    await show({ sessions: living.slice(0, 1), truncated: true });
    sessions.push(ended("phone"));
    await show({ sessions: living.slice(0, 1) });
    expect(page.ids()).toEqual(["phone"]);
  });

  test("stays the same objects if nothing changed", async () => {
    const { adapter } = backend([{ sessions: [ended("a"), ended("b")] }]);
    const page = await loaded({ adapter });
    const [before] = page.result().devices;
    await page.retry();
    expect(page.result().devices[0]).toBe(before);
  });
});

describe("states", () => {
  test.each<[string, Partial<SessionsAdapter>, string]>([
    [
      "the list forbids it",
      { listSessions: async () => ({ sessions: living, can: ["revoke"] }) },
      "unsupported",
    ],
    ["the adapter has no history", { listEndedSessions: undefined } as object, "unsupported"],
    [
      "the backend can't do it",
      { listEndedSessions: () => Promise.reject(new SessionsError("unsupported", "No.")) },
      "unsupported",
    ],
    [
      "the person has to confirm who they are",
      { listEndedSessions: () => Promise.reject(new SessionsError("reauth-required", "Who?")) },
      "reauth-required",
    ],
    [
      "the page fails",
      { listEndedSessions: () => Promise.reject(new SessionsError("network", "Lost.")) },
      "error",
    ],
    [
      "the list fails",
      { listSessions: () => Promise.reject(new SessionsError("network", "Lost.")) },
      "error",
    ],
    [
      "the list says so",
      { listSessions: () => Promise.reject(new SessionsError("unauthenticated", "Gone.")) },
      "signed-out",
    ],
    [
      "only the history says that nobody is signed in, which would be a lie",
      { listEndedSessions: () => Promise.reject(new SessionsError("unauthenticated", "Gone.")) },
      "error",
    ],
  ])("%s: %s", async (_, methods, status) => {
    const { adapter } = backend([], methods);
    expect((await loaded({ adapter })).result().status).toBe(status);
  });

  test("the list that was made because only the history said so is the one that everybody reads", async () => {
    const memory = memoryAdapter(living);
    let isFirst = true;
    const { adapter } = backend([], {
      listEndedSessions: () => Promise.reject(new SessionsError("unauthenticated", "Gone.")),
      async listSessions() {
        const list = await memory.listSessions();
        if (!isFirst) list.sessions.push({ id: "new", isCurrent: false });
        isFirst = false;
        return list;
      },
    });
    const queryClient = new QueryClient();
    await loaded({ adapter }, queryClient);
    const cached = queryClient.getQueryData<SessionList>(sessionKeys.list(adapter.name, "ada"));
    expect(cached?.sessions.map(({ id }) => id)).toContain("new");
  });

  test("nobody is signed in", async () => {
    const { adapter, sent } = backend();
    expect((await loaded({ adapter, userId: null })).result().status).toBe("signed-out");
    expect((await loaded({ adapter, userId: undefined })).result().status).toBe("pending");
    expect(sent).toEqual([]);
  });

  test("who confirms who they are sees it", async () => {
    let isConfirmed = false;
    const { adapter } = backend([], {
      async listEndedSessions() {
        if (!isConfirmed) throw new SessionsError("reauth-required", "Who?");
        return { sessions: [ended("a")] };
      },
    });
    const onReauthRequired = vi.fn(async () => {
      isConfirmed = true;
    });
    const page = await loaded({ adapter, onReauthRequired });
    expect(onReauthRequired).not.toHaveBeenCalled();
    await act(async () => page.result().confirm?.());
    await page.settle();
    expect(page.ids()).toEqual(["a"]);
  });
});

describe("whose it is", () => {
  test("of a former user nothing is shown, and their pages leave the cache", async () => {
    let cookie = "ada";
    const { adapter } = backend([], {
      listSessions: async () => ({ sessions: living, subject: cookie }),
      listEndedSessions: async () => ({ sessions: [ended(`${cookie}1`)], subject: cookie }),
    });
    const page = await loaded({ adapter });
    expect(page.ids()).toEqual(["ada1"]);
    cookie = "bob";
    await page.change({ userId: "bob" });
    expect(page.ids()).toEqual(["bob1"]);
    expect(page.queryClient.getQueryData(sessionKeys.ended("memory", "ada"))).toBeUndefined();
    const after = page.frames.slice(page.frames.lastIndexOf("success ada1") + 1);
    expect(after.filter((frame) => frame.includes("ada"))).toEqual([]);
  });

  test("a page with another subject is thrown away, and the page says that it is signed out", async () => {
    const { adapter } = backend([], {
      listSessions: async () => ({ sessions: living, subject: "ada" }),
      listEndedSessions: async () => ({ sessions: [ended("bob1")], subject: "bob" }),
    });
    const page = await loaded({ adapter });
    expect(page.result().status).toBe("signed-out");
    expect(page.frames.join()).not.toContain("bob1");
  });

  test.each([
    ["pages that it wrote itself", { pages: [{ sessions: [ended("forged")] }], wanted: 1 }],
    ["an infinite query's", { pages: [{ sessions: [ended("forged")] }], pageParams: [null] }],
    ["junk", "junk"],
    ["nothing", null],
  ])("a host's %s are not shown, and it is asked anew", async (_, data) => {
    const { adapter, sent } = backend([{ sessions: [ended("a")] }]);
    const queryClient = new QueryClient();
    queryClient.setQueryData(sessionKeys.ended("memory", "ada"), data);
    const page = await loaded({ adapter }, queryClient);
    expect(page.ids()).toEqual(["a"]);
    const before = wanting(sent).length;
    act(() => void queryClient.setQueryData(sessionKeys.ended("memory", "ada"), data));
    await page.settle();
    expect(page.ids()).toEqual(["a"]);
    expect(wanting(sent).length).toBe(before + 1);
    expect(page.frames.join()).not.toContain("forged");
  });

  test("a host that clears its cache sees it asked anew", async () => {
    const { adapter } = backend([{ sessions: [ended("a")] }]);
    const page = await loaded({ adapter });
    act(() => page.queryClient.clear());
    await page.settle();
    expect(page.result().status).toBe("success");
    expect(page.ids()).toEqual(["a"]);
  });
});
