import type { SessionsAdapter } from "../../src/contract.ts";
import type { AdapterSetup } from "../../src/testing/index.ts";
import { listing, refuse } from "./broken-adapters/changes.ts";
import { type Change, overMemory, type Sound } from "./broken-adapters/over-memory.ts";
import { foreignId, fullSetup } from "./full-setup.ts";

const over = (change: Change): AdapterSetup => overMemory(change, fullSetup);
const own = async ({ under }: Sound) => (await under.truth()).filter((id) => id !== foreignId);

const knowingItsIds: Change = (sound) => {
  const ifThere = async (id: string, change: () => Promise<unknown>) =>
    (await own(sound)).includes(id) ? change() : refuse("not-found");
  const { adapter } = sound;
  return {
    adapter: {
      revokeSession: (id) => ifThere(id, () => adapter.revokeSession(id)),
      renameSession: (id, name) => ifThere(id, () => adapter.renameSession(id, name)),
    },
  };
};

/** Adapters that differ only in points that the contract leaves open. */
export const soundVariants: Readonly<Record<string, AdapterSetup>> = {
  "says not-found of what is not there": async (scenario) =>
    ["two-others", "many"].includes(scenario) ? over(knowingItsIds)(scenario) : fullSetup(scenario),
  "can only list": async (scenario) => {
    const under = await fullSetup(scenario);
    const { name, listSessions } = under.adapter;
    return { ...under, adapter: { name, listSessions } };
  },
  "lists at most 100": over(
    listing(({ sessions }) =>
      sessions.length > 100 ? { sessions: sessions.slice(0, 100), truncated: true } : { sessions },
    ),
  ),
  "leaves out a row that it can't read": over(
    listing(({ sessions }) =>
      sessions.length > 2 ? { sessions: sessions.slice(0, -1), skipped: 1 } : { sessions },
    ),
  ),
  "never knows who asks, and so ends nothing": over((sound) => ({
    adapter: {
      ...listing(({ sessions }) => ({
        sessions: sessions.map((session) => ({ ...session, isCurrent: false })),
        can: ["history"],
      }))(sound).adapter,
      revokeSession: () => refuse("unsupported"),
      revokeOtherSessions: () => refuse("unsupported"),
      renameSession: () => refuse("unsupported"),
    },
  })),
  "hands over rows as a database has them: dates, and null for what is unknown": over((sound) => ({
    adapter: {
      ...listing((list) => ({
        ...list,
        serverTime: new Date(),
        subject: null,
        sessions: list.sessions.map((session) => ({
          ...session,
          createdAt: new Date("2026-01-15T12:00:00Z"),
          lastActiveAt: null,
          ipAddress: null,
          signInMethod: undefined,
          device: { type: "desktop", browser: null },
          location: null,
        })),
      }))(sound).adapter,
      listEndedSessions: async (options) => {
        const { sessions, nextCursor = null } = await sound.adapter.listEndedSessions(options);
        return {
          sessions: sessions.map((one) => ({ ...one, endedAt: new Date("2026-01-16T12:00:00Z") })),
          nextCursor,
          total: null,
          retentionDays: undefined,
        };
      },
    },
  })),
  "says whose its sessions are": over((sound) => ({
    adapter: {
      ...listing((list) => ({ ...list, subject: "ann" }))(sound).adapter,
      listEndedSessions: async (options) => ({
        ...(await sound.adapter.listEndedSessions(options)),
        subject: "ann",
      }),
    },
  })),
  "counts its history and says for how long it keeps it": over((sound) => ({
    adapter: {
      listEndedSessions: async (options) => ({
        ...(await sound.adapter.listEndedSessions(options)),
        total: 3,
        retentionDays: 30,
      }),
    },
  })),
  "lists in another order each time": over(
    (() => {
      let lists = 0;
      return listing(({ sessions }) => {
        lists += 1;
        return { sessions: lists % 2 ? sessions.toReversed() : sessions };
      });
    })(),
  ),
  "knows by itself which session asks": over(({ adapter, scenario }) => ({
    adapter: {
      revokeSession: (id) =>
        id === "session-1" && scenario !== "current-unknown"
          ? refuse("current-session")
          : adapter.revokeSession(id),
    },
  })),
  "wants a step-up for lists alone": over((sound) =>
    sound.scenario === "step-up"
      ? {
          adapter: {
            revokeSession: async (id) => (id === "session-1" ? refuse("current-session") : sound.end(id)),
            revokeOtherSessions: async () => (await own(sound)).slice(1).forEach(sound.end),
          },
        }
      : {},
  ),
  "lists where acts are refused": over((sound) =>
    ["step-up", "rate-limited", "forbidden"].includes(sound.scenario)
      ? {
          adapter: {
            listSessions: async () => ({
              sessions: (await own(sound)).map((id) => ({ id, isCurrent: id === "session-1" })),
            }),
          },
        }
      : {},
  ),
  "renames and shows its history where ending is refused": over((sound) => {
    if (!["step-up", "rate-limited", "forbidden"].includes(sound.scenario)) return {};
    const names = new Map<string, string>();
    return {
      adapter: {
        listSessions: async () => ({
          sessions: (await own(sound)).map((id) => {
            const name = names.get(id);
            return { id, isCurrent: id === "session-1", ...(name === undefined ? {} : { name }) };
          }),
        }),
        renameSession: async (id, name) => void names.set(id, name),
        listEndedSessions: async () => ({
          sessions: ["ended-1", "ended-2"].map((id) => ({ id, isCurrent: false })),
        }),
      },
    };
  }),
  "throws the errors of another copy of the package": over(({ adapter }) => ({
    adapter: {
      revokeSession: (id) =>
        adapter.revokeSession(id).catch(({ code }) => {
          throw Object.assign(new Error("No."), { name: "SessionsError", code });
        }),
    },
  })),
  "is an instance of a class": async (scenario) => {
    const under = await fullSetup(scenario);
    class Backend implements SessionsAdapter {
      readonly #inner = under.adapter as Required<SessionsAdapter>;
      readonly name = "class";
      listSessions: SessionsAdapter["listSessions"] = (options) => this.#inner.listSessions(options);
      revokeSession(id: string) {
        return this.#inner.revokeSession(id);
      }
      revokeOtherSessions() {
        return this.#inner.revokeOtherSessions();
      }
      renameSession(id: string, name: string) {
        return this.#inner.renameSession(id, name);
      }
    }
    return { ...under, adapter: new Backend() };
  },
};
