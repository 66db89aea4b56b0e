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
import { ConformanceError, type Outcome, outcomeOf, requireThat, textOf } from "./assert.ts";

export type Act = Exclude<Capability, "history">;

/** How long the suite waits in the scenario in which nothing is ever answered. */
const watchdogMs = 3000;
const methods = {
  revoke: "revokeSession",
  "revoke-others": "revokeOtherSessions",
  rename: "renameSession",
} as const satisfies Record<Act, keyof SessionsAdapter>;

/** An adapter under test with the words in which the tests speak of it. */
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

  /** Ends a session past the adapter; false where the setup can't. */
  async end(id: string): Promise<boolean> {
    await this.#under.end?.(id);
    return this.#under.end !== undefined;
  }

  async truth(): Promise<Set<string>> {
    return new Set(await this.#under.truth());
  }

  /** The user's own sessions that are alive, in no order. */
  async own(): Promise<string[]> {
    return [...(await this.truth())].filter((id) => id !== this.foreignId);
  }

  async tryList(options?: ListOptions): Promise<Outcome<SessionList>> {
    const outcome = await this.#call("listSessions()", () => this.adapter.listSessions(options));
    if (outcome.settled === "rejected") return outcome;
    const { value } = outcome;
    requireThat(Array.isArray(value?.sessions) && value.sessions.every(isFields), {
      expected: "listSessions() resolves with { sessions }, one object for each",
      came: typeof value,
      contract: "see SessionList",
    });
    this.#current ??= currentSessionOf(value)?.id;
    return outcome;
  }

  /** The list, which has to come. */
  async list(): Promise<SessionList> {
    const outcome = await this.tryList();
    if (outcome.settled === "resolved") return outcome.value;
    throw new ConformanceError(
      `Expected: in the scenario ${this.scenario} listSessions() resolves.\nCame: ${textOf(outcome)}.`,
    );
  }

  /** The page of ended sessions; undefined where the adapter has none. */
  async tryEnded(
    options?: ListOptions & { cursor?: string },
  ): Promise<Outcome<EndedSessionsPage> | undefined> {
    const { adapter } = this;
    if (!adapter.listEndedSessions) return undefined;
    return this.#call("listEndedSessions()", () => adapter.listEndedSessions?.(options));
  }

  has(act: Act): boolean {
    return this.adapter[methods[act]] !== undefined;
  }

  nameOf(act: Act, id?: string): string {
    return `${methods[act]}(${id === undefined ? "" : JSON.stringify(id)})`;
  }

  tryAct(act: Act, id?: string, name = "Kitchen tablet"): Promise<Outcome<unknown>> {
    const { adapter } = this;
    return this.#call<unknown>(this.nameOf(act, id), () => {
      if (act === "revoke-others") return adapter.revokeOtherSessions?.();
      return act === "revoke" ? adapter.revokeSession?.(id ?? "") : adapter.renameSession?.(id ?? "", name);
    });
  }

  /** Does it, and sees that the session that asks lives on. */
  async act(act: Act, id?: string, name?: string): Promise<Outcome<unknown>> {
    const outcome = await this.tryAct(act, id, name);
    if (this.#current !== undefined)
      requireThat((await this.truth()).has(this.#current), {
        expected: `the session that asks is alive after ${this.nameOf(act, id)}`,
        came: "truth() lacks it",
        contract: "the current session is never ended",
      });
    return outcome;
  }

  /** True where even a healthy list says that the person may not do this. */
  async leavesOut(capability: Capability): Promise<boolean> {
    return this.whenHealthy(async ({ adapter }) => !can(adapter, await adapter.listSessions(), capability));
  }

  /** The same with a backend of its own in which nothing is wrong. */
  async whenHealthy<T>(run: (healthy: Subject) => Promise<T>): Promise<T> {
    const scenario = "two-others";
    return withUnderTest(scenario, this.#setup, (under) => run(new Subject(scenario, under, this.#setup)));
  }

  /** How many requests the adapter sends for the call; undefined where the setup does not count them. */
  async costOf(call: () => Promise<unknown>): Promise<RequestCount | undefined> {
    const before = this.#under.requests?.();
    await call();
    const after = this.#under.requests?.();
    return before && after && { reads: after.reads - before.reads, acts: after.acts - before.acts };
  }

  #call<T>(what: string, call: () => Promise<T> | undefined): Promise<Outcome<T>> {
    return outcomeOf(what, call, this.scenario === "hang" ? watchdogMs : undefined);
  }
}

/** Ends one of the others, past the adapter or else by it. Its id; undefined where neither can be done. */
export async function endOneOther(subject: Subject, list: SessionList): Promise<string | undefined> {
  // Without a current session one of these may be the one that asks.
  const [id] = currentSessionOf(list) ? othersIn(list) : [];
  if (id === undefined || (await subject.end(id))) return id;
  if (!can(subject.adapter, list, "revoke")) return undefined;
  return (await subject.act("revoke", id)).settled === "resolved" ? id : undefined;
}

/** The ids of the sessions that are not the current one and may be ended. */
export const othersIn = ({ sessions }: SessionList): string[] =>
  sessions.filter(({ isCurrent, notRevocable }) => !isCurrent && !notRevocable).map(({ id }) => id);
