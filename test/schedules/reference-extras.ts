import type { Scheduler } from "fast-check";
import type { SessionList, SessionsAdapter } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import type { EventClock } from "./event-clock.ts";
import type { Fault } from "./fault.ts";
import type { HeldTimer } from "./held-timer.ts";
import type { Connection } from "./reference-adapter.ts";
import type { ReferenceServer } from "./reference-server.ts";

/** What a backend can do beside lists and sign-outs. */
export interface Extras {
  /** It renames sessions. */
  hasRename: boolean;
  /** It lists those that have ended. */
  hasHistory: boolean;
  /** One for each request to rename, in the order in which they begin. */
  renameFaults: Fault[];
  /** One for each page of ended sessions. */
  historyFaults: Fault[];
}

/** One such request, as the transport saw it. Its times are those of the event clock. */
interface SentExtra {
  on: "rename" | "history";
  /** The session to be renamed; "" = a page of ended sessions. */
  id: string;
  /** The new name. */
  name: string;
  startedAt: number;
  /** The reply came or the deadline passed. */
  settledAt?: number;
  /** The code of the reply, or `timeout`. */
  code?: string;
}

export interface ReferenceExtrasOptions {
  extras: Extras;
  scheduler: Scheduler;
  connect: () => Connection;
  clock: EventClock;
  timer: HeldTimer;
  describe: (list: SessionList, as: string) => void;
  /** Called as the request leaves the client. */
  onSend: (request: SentExtra) => void;
}

export interface ReferenceExtras {
  adapter: Pick<SessionsAdapter, "renameSession" | "listEndedSessions">;
  sent: SentExtra[];
  /** From here on every reply is what the server says. */
  stopFaults(): void;
}

/** Renames and history over the reference server. Each request arrives at one scheduled step, its reply at a later one. */
export function createReferenceExtras(options: ReferenceExtrasOptions): ReferenceExtras {
  const { extras, scheduler, connect, clock, timer, describe, onSend } = options;
  const sent: SentExtra[] = [];
  const renameFaults = [...extras.renameFaults];
  const historyFaults = [...extras.historyFaults];

  const described = ({ sessions }: { sessions: SessionList["sessions"] }, as: string): SessionList => {
    const list = { sessions };
    describe(list, as);
    return list;
  };
  const settle = (request: SentExtra, code?: string) => {
    if (request.settledAt !== undefined) return;
    request.settledAt = clock.tick();
    if (code !== undefined) request.code = code;
  };

  const send = async <T>(
    what: Pick<SentExtra, "on" | "id" | "name">,
    fault: Fault,
    effect: (server: ReferenceServer, as: string) => T,
  ): Promise<T> => {
    const { as, server } = connect();
    const request: SentExtra = { ...what, startedAt: clock.tick() };
    const deadline = timer.takeLast();
    if (deadline) deadline.onFire = () => settle(request, "timeout");
    onSend(request);
    sent.push(request);
    const { hang = undefined, when = undefined, code = "" } = { ...fault } as Record<string, string>;
    const wait = (step: string) => scheduler.schedule(Promise.resolve(), `${what.on} ${what.id}: ${step}`);
    const fail = async (error: unknown): Promise<never> => {
      const told = error instanceof SessionsError ? error.code : "junk";
      await wait(told);
      settle(request, told);
      throw error;
    };
    const failure = () =>
      code === "junk"
        ? new TypeError("Junk.")
        : new SessionsError(code as SessionsError["code"], "As the schedule says.");

    await wait("arrives");
    if (hang === "before") return new Promise(() => {});
    if (when === "before") return fail(failure());
    let value: T;
    try {
      if (!server) throw new SessionsError("unauthenticated", "Nobody is signed in.");
      value = effect(server, as);
    } catch (error) {
      return fail(error);
    }
    if (hang) return new Promise(() => {});
    if (when) return fail(failure());
    await wait("reply");
    settle(request);
    return value;
  };

  return {
    adapter: {
      ...(extras.hasRename && {
        renameSession: (id: string, name: string) =>
          send({ on: "rename", id, name }, renameFaults.shift(), (server) => server.rename(id, name)),
      }),
      ...(extras.hasHistory && {
        listEndedSessions: ({ cursor }: { cursor?: string } = {}) =>
          send({ on: "history", id: "", name: "" }, historyFaults.shift(), (server, as) => {
            const page = server.endedPage(cursor);
            const { subject, sessions } = described(page, as);
            return { ...page, sessions, ...(subject !== undefined && { subject }) };
          }),
      }),
    },
    sent,
    stopFaults() {
      renameFaults.length = 0;
      historyFaults.length = 0;
    },
  };
}
