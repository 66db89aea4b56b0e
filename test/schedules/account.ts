import type { Scheduler } from "fast-check";
import type { SessionList, SessionsAdapter } from "../../src/contract.ts";
import type { Guard } from "../../src/core/guard/guard.ts";
import { type Attendance, createAttendance } from "./attendance.ts";
import type { EventClock } from "./event-clock.ts";
import type { HeldTimer } from "./held-timer.ts";
import type { Judge } from "./judge.ts";
import { createLife, type Life } from "./life.ts";
import { type Connection, createReferenceAdapter, type ReferenceAdapter } from "./reference-adapter.ts";
import { createReferenceExtras, type Extras, type ReferenceExtras } from "./reference-extras.ts";
import type { Scenario } from "./scenario.ts";
import type { ListResponse } from "./sent-request.ts";

export type AccountUser = "ada" | "bob" | null | undefined;

export interface AccountOptions {
  user: AccountUser;
  name: string;
  connect: () => Connection;
  scheduler: Scheduler;
  clock: EventClock;
  timer: HeldTimer;
  judge: Judge;
  scenario: Scenario;
  /** Absent = it has none of them. */
  extras?: Extras | undefined;
  responses: ListResponse[];
  describe: (list: SessionList, as: string) => void;
  /** In milliseconds since 1970. */
  now: () => number;
  hasSubject: boolean;
  confirmedAt: () => number;
  look: () => void;
  /** The guard that the application has for it, while a visible provider has this account. */
  attended: (account: Account) => Guard | undefined;
}

/** One user at one backend: what a page asks with, what it asked, and each guard that it ever had for them. */
export interface Account {
  user: AccountUser;
  name: string;
  /** What the newest committed page of this account handed to the provider. */
  adapter: SessionsAdapter;
  /** Another object for the same backend, like that of a host that creates its adapter in a component. */
  createAdapter(): SessionsAdapter;
  reference: ReferenceAdapter;
  /** Absent = this backend has neither names nor a history. */
  extras: ReferenceExtras | undefined;
  attendance: Attendance;
  lives: Life[];
  /** The life of this guard, which begins when a render has it for the first time, or with its first request. */
  lifeOf(guard: Guard, bornAt?: number): Life;
  /** The client has had the time to notice every reply. Call it once nothing moves. */
  notice(): void;
  /** The one that may send. */
  life(): Life | undefined;
  /** A new list is due: one that is started since, or is read on the server after what came past the guard. */
  due: { since: number; readAt: number } | undefined;
}

export function createAccount({ user, name, ...world }: AccountOptions): Account {
  const { judge, clock, look, attended } = world;
  const senderOf = ({ on, startedAt }: { on: string; startedAt: number }): Life | undefined => {
    look();
    // A guard may send before a probe has rendered with it.
    const guard = account.life() ? undefined : attended(account);
    const life = guard ? account.lifeOf(guard, startedAt) : account.life();
    judge.expect(life !== undefined, "another-user", () => `${on} was sent for ${user}, who is not there`);
    return life;
  };
  const extras =
    world.extras &&
    createReferenceExtras({
      ...world,
      extras: world.extras,
      onSend(request) {
        const life = senderOf(request);
        if (request.on === "rename") life?.judgeRename(request.id);
      },
    });
  const reference = createReferenceAdapter({
    ...world,
    name,
    onSend(request) {
      const life = senderOf(request);
      if (request.on === "list") account.due = undefined;
      life?.judgeRequest(request);
    },
  });
  /** Once a page has committed another one, nothing may be sent through this one. */
  const createAdapter = (): SessionsAdapter => {
    const { listSessions, revokeSession, revokeOtherSessions } = reference.adapter;
    const { renameSession, listEndedSessions } = extras?.adapter ?? {};
    const own: SessionsAdapter = { name, listSessions };
    const through =
      <A extends unknown[], R>(method: (...given: A) => R) =>
      (...given: A): R => {
        judge.expect(account.adapter === own, "former-adapter", () => String(user));
        return method(...given);
      };
    own.listSessions = through(listSessions);
    if (revokeSession) own.revokeSession = through(revokeSession);
    if (revokeOtherSessions) own.revokeOtherSessions = through(revokeOtherSessions);
    if (renameSession) own.renameSession = through(renameSession);
    if (listEndedSessions) own.listEndedSessions = through(listEndedSessions);
    return own;
  };
  const lives: Life[] = [];
  const account: Account = {
    user,
    name,
    adapter: reference.adapter,
    createAdapter,
    reference,
    extras,
    attendance: createAttendance(clock),
    lives,
    lifeOf(guard, bornAt = clock.tick()) {
      const known = lives.find((life) => life.guard === guard);
      if (known) return known;
      const life = createLife({ ...world, account, guard, bornAt });
      lives.push(life);
      guard.subscribe(look);
      return life;
    },
    notice() {
      for (const request of reference.requests)
        if (request.settledAt !== undefined) request.noticedAt ??= clock.tick();
    },
    life: () => lives.findLast(({ isOver }) => !isOver),
    due: undefined,
  };
  account.adapter = createAdapter();
  return account;
}
