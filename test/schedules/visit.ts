import type { QueryClient } from "@tanstack/react-query";
import type { Scheduler } from "fast-check";
import type { SessionsAdapter } from "../../src/contract.ts";
import type { Guard, GuardSnapshot } from "../../src/core/guard/guard.ts";
import { guardOf } from "../../src/query/guards.ts";
import type { EventClock } from "./event-clock.ts";
import type { HeldTimer } from "./held-timer.ts";
import type { Judge } from "./judge.ts";
import { createOperations, type Operations } from "./operations.ts";
import { createReferenceAdapter, type ReferenceAdapter } from "./reference-adapter.ts";
import type { ReferenceServer } from "./reference-server.ts";
import type { Scenario } from "./scenario.ts";
import { watchOutcomes } from "./watch-outcomes.ts";
import { type PageWatch, watchPage } from "./watch-page.ts";
import { watchRequests } from "./watch-requests.ts";

export type VisitUser = "ada" | "bob" | null | undefined;

export interface VisitOptions {
  user: VisitUser;
  server: ReferenceServer;
  queryClient: QueryClient;
  scheduler: Scheduler;
  clock: EventClock;
  timer: HeldTimer;
  judge: Judge;
  scenario: Scenario;
}

/** The time from when somebody is known to the page until somebody else is, with an adapter of its own. */
export interface Visit {
  user: VisitUser;
  server: ReferenceServer;
  /** Handed to the provider. */
  adapter: SessionsAdapter;
  /** What a host does that creates its adapter in a component: another object for the same backend. */
  replaceAdapter(): void;
  reference: ReferenceAdapter;
  guard: Guard | undefined;
  page: PageWatch;
  operations: Operations;
  isOver: boolean;
  snapshot(): GuardSnapshot;
}

const nothing: GuardSnapshot = {
  list: undefined,
  pendingSignOuts: new Map(),
  error: undefined,
  signedOut: false,
};

export function createVisit({ user, server, queryClient, ...world }: VisitOptions): Visit {
  const { judge, clock } = world;
  const isRetired = () => visit.isOver;
  const reference = createReferenceAdapter({
    ...world,
    server,
    onSend(call) {
      judge.expect(typeof user === "string", "another-user", () => `${call.on} was sent for nobody`);
      judgeRequest(call);
    },
  });
  const calls = () => reference.calls;
  const page = watchPage({
    judge,
    clock,
    calls,
    answers: () => reference.answers,
    isAwaited: (id) => visit.operations.isAwaited(id),
  });
  const judgeOutcome = watchOutcomes({ judge, calls, page, isRetired });
  /** An object of its own, through which nothing may be sent any more once there is another one. */
  const createAdapter = (): SessionsAdapter => {
    const { listSessions, revokeSession, revokeOtherSessions } = reference.adapter;
    const own: SessionsAdapter = { name: reference.adapter.name, listSessions };
    const through =
      <A extends unknown[], R>(method: (...given: A) => R) =>
      (...given: A): R => {
        judge.expect(visit.adapter === own, "former-adapter", () => String(user));
        return method(...given);
      };
    own.listSessions = through(listSessions);
    if (revokeSession) own.revokeSession = through(revokeSession);
    if (revokeOtherSessions) own.revokeOtherSessions = through(revokeOtherSessions);
    return own;
  };
  const adapter = createAdapter();
  const guard = guardOf({ adapter, userId: user, queryClient });
  const visit: Visit = {
    user,
    server,
    adapter,
    replaceAdapter() {
      visit.adapter = createAdapter();
    },
    reference,
    guard,
    page,
    operations: createOperations(judge, clock, judgeOutcome),
    isOver: false,
    snapshot: () => guard?.snapshot() ?? nothing,
  };
  const judgeRequest = watchRequests({ judge, calls, snapshot: visit.snapshot, isRetired });
  return visit;
}
