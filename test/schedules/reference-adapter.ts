import type { Scheduler } from "fast-check";
import type { SessionList, SessionsAdapter } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import type { EventClock } from "./event-clock.ts";
import type { Fault } from "./fault.ts";
import type { HeldTimer } from "./held-timer.ts";
import type { ReferenceServer } from "./reference-server.ts";
import type { Scenario } from "./scenario.ts";
import type { ListResponse, SentRequest } from "./sent-request.ts";

/** The number of the response in which a list came: a member that nothing on the way changes carries it. */
export function responseNumber(list: { revocationLagSeconds?: number }): number {
  return (list.revocationLagSeconds ?? 0) - 1;
}

/** Who the server thinks it talks to. */
export interface Connection {
  /** The person, by the beginning of their ids; "" = nobody is signed in. */
  as: string;
  server: ReferenceServer | undefined;
}

export interface ReferenceAdapterOptions {
  name?: string;
  scheduler: Scheduler;
  /** Asked as each request leaves, since a browser adds its cookie then. */
  connect: () => Connection;
  clock: EventClock;
  timer: HeldTimer;
  scenario: Scenario;
  /** Every list that any server produced, over all adapters of a schedule. */
  responses?: ListResponse[];
  /** What a list says beside its rows. */
  describe?: (list: SessionList, as: string) => void;
  /** Called as the request leaves the client. */
  onSend: (request: SentRequest) => void;
}

export interface ReferenceAdapter {
  adapter: SessionsAdapter;
  requests: SentRequest[];
  responses: ListResponse[];
  /** From here on every reply is what the server says. */
  stopFaults(): void;
  /** What the server lists now for somebody else who asks under the same cookie: another tab, a server that renders. */
  listElsewhere(): ListResponse | undefined;
}

/** An adapter over the reference server. Each request arrives at one scheduled step, its reply at a later one. */
export function createReferenceAdapter(options: ReferenceAdapterOptions): ReferenceAdapter {
  const { scheduler, connect, clock, timer, scenario, onSend, describe, responses = [] } = options;
  const requests: SentRequest[] = [];
  const revokeFaults = [...scenario.revokeFaults];
  const listFaults = [...scenario.listFaults];
  const servers = new WeakMap<SentRequest, ReferenceServer | undefined>();
  const serverOf = (request: SentRequest): ReferenceServer => {
    const server = servers.get(request);
    if (server) return server;
    throw new SessionsError("unauthenticated", "Nobody is signed in.");
  };

  const begin = (on: SentRequest["on"], ids: string[], signal?: AbortSignal): SentRequest => {
    const { as, server } = connect();
    const request: SentRequest = { on, ids, as, startedAt: clock.tick(), ended: [], signal };
    servers.set(request, server);
    const deadline = timer.takeLast();
    if (deadline) deadline.onFire = () => settle(request, "timeout");
    signal?.addEventListener("abort", () => settle(request, "aborted"));
    onSend(request);
    requests.push(request);
    return request;
  };

  const settle = (request: SentRequest, code?: string) => {
    if (request.settledAt !== undefined) return;
    request.settledAt = clock.tick();
    request.succeeded = code === undefined;
    if (code !== undefined) request.code = code;
  };

  const deliver = <T>(request: SentRequest, fault: Fault, effect: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      const label = `${request.on} ${request.ids.join(" ")}`;
      const reply = (what: string, code: string | undefined, give: () => void) =>
        scheduler.schedule(Promise.resolve(), `${label}: ${what}`).then(() => {
          settle(request, code);
          give();
        });
      const fail = (error: unknown) => {
        const code = error instanceof SessionsError ? error.code : "junk";
        void reply(code, code, () => reject(error));
      };
      const isNever = fault && "hang" in fault;
      void scheduler.schedule(Promise.resolve(), `${label} arrives`).then(() => {
        if (isNever && fault.hang === "before") return;
        if (fault && "when" in fault && fault.when === "before") return fail(errorOf(fault.code));
        try {
          const value = effect();
          if (isNever) return;
          if (fault && "when" in fault) fail(errorOf(fault.code));
          else void reply("reply", undefined, () => resolve(value));
        } catch (error) {
          if (!isNever) fail(error);
        }
      });
    });

  const read = (request: SentRequest, fault: Fault): SessionList => {
    const sessions = serverOf(request)
      .list()
      .map(({ id, isLocked, currentSince, name }) => ({
        id,
        ...(name && { name }),
        isCurrent: currentSince !== undefined,
        ...(isLocked ? { notRevocable: { reason: "managed-elsewhere" as const } } : {}),
      }));
    const number = responses.length;
    const list: SessionList = { sessions, revocationLagSeconds: number + 1 };
    describe?.(list, request.as);
    if (fault && "list" in fault) tellLess(list, fault.list, number);
    responses.push({ number, request, readAt: clock.tick(), list: structuredClone(list) });
    return list;
  };

  const sendRevocation = (request: SentRequest, effect: (limit?: number) => SentRequest["ended"]) => {
    const fault = revokeFaults.shift();
    const isPartial = fault && "when" in fault && fault.when === "partly";
    return deliver(request, fault, () => {
      request.ended.push(...effect(isPartial ? 1 : undefined));
    });
  };

  const adapter: SessionsAdapter = {
    name: options.name ?? "reference",
    listSessions({ signal } = {}) {
      const request = begin("list", [], signal);
      const fault = listFaults.shift();
      const response = deliver(request, fault, () => read(request, fault));
      if (!signal || !scenario.adapter.takesSignal) return response;
      return new Promise((resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
        response.then(resolve, reject);
      });
    },
    revokeSession(id) {
      const request = begin("revoke", [id]);
      return sendRevocation(request, () => serverOf(request).revoke(id));
    },
  };
  if (scenario.adapter.hasOthers)
    adapter.revokeOtherSessions = () => {
      const request = begin("revoke-others", []);
      return sendRevocation(request, (limit) => serverOf(request).revokeOthers(limit));
    };

  return {
    adapter,
    requests,
    responses,
    stopFaults() {
      revokeFaults.length = 0;
      listFaults.length = 0;
    },
    listElsewhere() {
      const { as, server } = connect();
      if (!server?.isSignedIn()) return undefined;
      const request: SentRequest = { on: "list", ids: [], as, startedAt: clock.tick(), ended: [] };
      servers.set(request, server);
      read(request, undefined);
      settle(request);
      return responses.at(-1);
    },
  };
}

function errorOf(code: string): unknown {
  return code === "junk"
    ? new TypeError("Junk.")
    : new SessionsError(code as SessionsError["code"], "As the schedule says.");
}

function tellLess(list: SessionList, how: string, number: number): void {
  const { sessions } = list;
  if (how === "read-only") list.can = [];
  if (how === "no-current") for (const session of sessions) session.isCurrent = false;
  if (how === "two-currents") for (const session of sessions.slice(0, 2)) session.isCurrent = true;
  if (how === "truncated") {
    list.truncated = true;
    const index = number % sessions.length;
    if (sessions[index]?.isCurrent === false) sessions.splice(index, 1);
  }
}
