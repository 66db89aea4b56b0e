import type {
  Capability,
  EndedSessionsPage,
  ListOptions,
  SessionList,
  SessionsAdapter,
} from "../../contract.ts";
import type { AdapterScenario } from "../../core/adapter-declaration.ts";
import { isFields } from "../../core/fields.ts";
import { can, currentSessionOf } from "../../core/list-rules.ts";
import {
  type AdapterSetup,
  type AdapterUnderTest,
  type RequestCount,
  withUnderTest,
} from "./adapter-setup.ts";
import { ConformanceError, requireThat } from "./assert.ts";
import { type Outcome, outcomeOf, textOf } from "./outcome.ts";

/** Everything that changes a session. */
export type Action = Exclude<Capability, "history">;

const methods = {
  revoke: "revokeSession",
  "revoke-others": "revokeOtherSessions",
  rename: "renameSession",
} as const satisfies Record<Action, keyof SessionsAdapter>;

/** How long the suite waits if no response ever comes, in milliseconds. */
const watchdogMs = 3000;

/** The adapter under test and its backend, as the conformance tests use them. */
export class Subject {
  readonly scenario: AdapterScenario;
  readonly adapter: SessionsAdapter;
  readonly credentials: readonly string[];
  readonly foreignId: string | undefined;
  readonly #under: AdapterUnderTest;
  readonly #setup: AdapterSetup;
  #current: string | undefined;

  constructor(scenario: AdapterScenario, under: AdapterUnderTest, setup: AdapterSetup) {
    this.scenario = scenario;
    this.adapter = under.adapter;
    this.credentials = under.credentials;
    this.foreignId = under.foreignId;
    this.#under = under;
    this.#setup = setup;
  }

  /** The ids of all sessions that are alive in the backend. */
  async truth(): Promise<Set<string>> {
    return new Set(await this.#under.truth());
  }

  /** The ids of the user's own sessions that are alive, in no particular order. */
  async own(): Promise<string[]> {
    return [...(await this.truth())].filter((id) => id !== this.foreignId);
  }

  /** Ends a session without the adapter. False if the setup can't. */
  async end(id: string): Promise<boolean> {
    await this.#under.end?.(id);
    return this.#under.end !== undefined;
  }

  /** Changes the sessions so that the backend tells of it. False if the setup can't. */
  async change(): Promise<boolean> {
    if (!this.#under.change) return (await endOneOther(this, await this.list())) !== undefined;
    await this.#under.change();
    return true;
  }

  /** True if the promise settles before the suite loses its patience. */
  async settles(promise: Promise<void>): Promise<boolean> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), watchdogMs);
    });
    return Promise.race([promise.then(() => true), late]).finally(() => clearTimeout(timer));
  }

  /** @throws {ConformanceError} if it resolves with anything but a list. */
  async tryList(options?: ListOptions): Promise<Outcome<SessionList>> {
    // What else an adapter may hand over, a `Date` or null, matters to the tests of shapes alone.
    const outcome = await this.#settle(
      "listSessions()",
      () => this.adapter.listSessions(options) as Promise<SessionList>,
    );
    if (outcome.settled === "rejected") return outcome;
    const { value } = outcome;
    requireThat(Array.isArray(value?.sessions) && value.sessions.every(isFields), {
      expected: "listSessions() resolves with { sessions }, an array of objects",
      got: typeof value,
      contract: "see SessionList",
    });
    this.#current ??= currentSessionOf(value)?.id;
    return outcome;
  }

  /**
   * The list in a scenario in which lists work.
   *
   * @throws {ConformanceError} if it rejects.
   */
  async list(): Promise<SessionList> {
    const outcome = await this.tryList();
    if (outcome.settled === "resolved") return outcome.value;
    throw new ConformanceError(
      `Expected: in the scenario ${this.scenario} listSessions() resolves.\nGot: ${textOf(outcome)}.`,
    );
  }

  /** A page of ended sessions. Undefined if the adapter has no history. */
  async tryEnded(
    options?: ListOptions & { cursor?: string },
  ): Promise<Outcome<EndedSessionsPage> | undefined> {
    const { adapter } = this;
    if (!adapter.listEndedSessions) return undefined;
    return this.#settle(
      "listEndedSessions()",
      () => adapter.listEndedSessions?.(options) as Promise<EndedSessionsPage>,
    );
  }

  /** True if the adapter has the method. */
  has(action: Action): boolean {
    return this.adapter[methods[action]] !== undefined;
  }

  /** The call, as messages name it: `revokeSession("phone")`. */
  nameOf(action: Action, id?: string): string {
    return `${methods[action]}(${id === undefined ? "" : JSON.stringify(id)})`;
  }

  /**
   * Calls the method of the action.
   *
   * @param id - The session; absent for "revoke-others".
   * @param name - The new name, for "rename".
   * @throws {ConformanceError} if the current session, as far as a list has told it, is not alive afterwards.
   */
  async perform(action: Action, id?: string, name?: string): Promise<Outcome<unknown>> {
    const outcome = await this.performUnchecked(action, id, name);
    if (this.#current !== undefined)
      requireThat((await this.truth()).has(this.#current), {
        expected: `the current session is alive after ${this.nameOf(action, id)}`,
        got: "truth() lacks it",
        contract: "the current session is never ended",
      });
    return outcome;
  }

  /** The same, for tests to which the current session does not matter. */
  performUnchecked(action: Action, id?: string, name = "Kitchen tablet"): Promise<Outcome<unknown>> {
    const { adapter } = this;
    return this.#settle<unknown>(this.nameOf(action, id), () => {
      if (action === "revoke-others") return adapter.revokeOtherSessions?.();
      return action === "revoke"
        ? adapter.revokeSession?.(id ?? "")
        : adapter.renameSession?.(id ?? "", name);
    });
  }

  /** How many requests the adapter sends while `run` runs. Undefined if the setup does not count them. */
  async costOf(run: () => Promise<unknown>): Promise<RequestCount | undefined> {
    const before = this.#under.requests?.();
    await run();
    const after = this.#under.requests?.();
    return before && after && { reads: after.reads - before.reads, acts: after.acts - before.acts };
  }

  /** True if the person may not do this even with a healthy backend: the method is missing, or `can` leaves it out. */
  async leavesOut(capability: Capability): Promise<boolean> {
    return this.whenHealthy(async ({ adapter }) => !can(adapter, await adapter.listSessions(), capability));
  }

  /** Runs it with a subject of its own, whose backend is healthy. */
  async whenHealthy<T>(run: (healthy: Subject) => Promise<T>): Promise<T> {
    const scenario = "two-others";
    return withUnderTest(scenario, this.#setup, (under) => run(new Subject(scenario, under, this.#setup)));
  }

  #settle<T>(what: string, call: () => Promise<T> | undefined): Promise<Outcome<T>> {
    return outcomeOf(what, call, this.scenario === "hang" ? watchdogMs : undefined);
  }
}

/** The ids of the sessions that are not the current one and may be revoked. */
export function othersIn({ sessions }: SessionList): string[] {
  return sessions.filter(({ isCurrent, notRevocable }) => !isCurrent && !notRevocable).map(({ id }) => id);
}

/**
 * Ends one of the others: without the adapter if the setup can, otherwise with it.
 *
 * @returns its id; undefined if neither is possible.
 */
export async function endOneOther(subject: Subject, list: SessionList): Promise<string | undefined> {
  // If the list has no current session, each of these may be the current one.
  const [id] = currentSessionOf(list) ? othersIn(list) : [];
  if (id === undefined || (await subject.end(id))) return id;
  if (!can(subject.adapter, list, "revoke")) return undefined;
  return (await subject.perform("revoke", id)).settled === "resolved" ? id : undefined;
}
