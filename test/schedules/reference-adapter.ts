import type { Scheduler } from "fast-check";
import type { SessionList, SessionsAdapter } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import type { Call, ListAnswer } from "./call.ts";
import type { EventClock } from "./event-clock.ts";
import type { Fault } from "./fault.ts";
import type { HeldTimer } from "./held-timer.ts";
import type { ReferenceServer } from "./reference-server.ts";
import type { Scenario } from "./scenario.ts";

const epoch = Date.UTC(2026, 0, 1);

/** The number of the answer that a list is. */
export function answerNumber(list: SessionList): number {
  return Date.parse(list.serverTime ?? "") - epoch;
}

export interface ReferenceAdapterOptions {
  scheduler: Scheduler;
  server: ReferenceServer;
  clock: EventClock;
  timer: HeldTimer;
  scenario: Scenario;
  /** Called as the request leaves the client. */
  onSend: (call: Call) => void;
}

export interface ReferenceAdapter {
  adapter: SessionsAdapter;
  calls: Call[];
  answers: ListAnswer[];
  /** From here on every call is answered as the server means it. */
  stopFaults(): void;
  /** What the server would list now, as an answer that some client got before. */
  answerNow(): SessionList;
}

/** An adapter over the reference server: each request arrives at one scheduled step, its reply at a later one. */
export function createReferenceAdapter(options: ReferenceAdapterOptions): ReferenceAdapter {
  const { scheduler, server, clock, timer, scenario, onSend } = options;
  const calls: Call[] = [];
  const answers: ListAnswer[] = [];
  const actFaults = [...scenario.actFaults];
  const listFaults = [...scenario.listFaults];

  const begin = (on: Call["on"], ids: string[], signal?: AbortSignal): Call => {
    const call: Call = { on, ids, startedAt: clock.tick(), ended: [], signal };
    const deadline = timer.takeLast();
    if (deadline) deadline.onFire = () => settle(call, "timeout");
    signal?.addEventListener("abort", () => settle(call, "aborted"));
    onSend(call);
    calls.push(call);
    return call;
  };

  const settle = (call: Call, code?: string) => {
    if (call.settledAt !== undefined) return;
    call.settledAt = clock.tick();
    call.succeeded = code === undefined;
    if (code !== undefined) call.code = code;
  };

  const deliver = <T>(call: Call, fault: Fault, effect: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      const label = `${call.on} ${call.ids.join(" ")}`;
      const reply = (what: string, code: string | undefined, give: () => void) =>
        scheduler.schedule(Promise.resolve(), `${label}: ${what}`).then(() => {
          settle(call, code);
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

  const read = (call: Call, fault: Fault): SessionList => {
    const sessions = server.list().map(({ id, isLocked, currentSince }) => ({
      id,
      isCurrent: currentSince !== undefined,
      ...(isLocked ? { notRevocable: { reason: "managed-elsewhere" as const } } : {}),
    }));
    const number = answers.length;
    const list: SessionList = { sessions, serverTime: new Date(epoch + number).toISOString() };
    if (fault && "list" in fault) tellLess(list, fault.list, number);
    answers.push({ number, call, readAt: clock.tick(), list: structuredClone(list) });
    return list;
  };

  const act = (call: Call, effect: (limit?: number) => Call["ended"]) => {
    const fault = actFaults.shift();
    const isPartial = fault && "when" in fault && fault.when === "partly";
    return deliver(call, fault, () => {
      call.ended.push(...effect(isPartial ? 1 : undefined));
    });
  };

  const adapter: SessionsAdapter = {
    name: "reference",
    listSessions({ signal } = {}) {
      const call = begin("list", [], signal);
      const fault = listFaults.shift();
      const answer = deliver(call, fault, () => read(call, fault));
      if (!signal || !scenario.adapter.takesSignal) return answer;
      return new Promise((resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
        answer.then(resolve, reject);
      });
    },
    revokeSession(id) {
      const call = begin("revoke", [id]);
      return act(call, () => server.revoke(id));
    },
  };
  if (scenario.adapter.hasOthers)
    adapter.revokeOtherSessions = () => {
      const call = begin("revoke-others", []);
      return act(call, server.revokeOthers);
    };

  return {
    adapter,
    calls,
    answers,
    stopFaults() {
      actFaults.length = 0;
      listFaults.length = 0;
    },
    answerNow() {
      const call: Call = { on: "list", ids: [], startedAt: clock.tick(), ended: [] };
      const list = read(call, undefined);
      settle(call);
      return list;
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
