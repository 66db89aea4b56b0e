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

/** The time in which the page knows one user, with an adapter of its own. */
export interface Visit {
  user: VisitUser;
  server: ReferenceServer;
  /** Handed to the provider. */
  adapter: SessionsAdapter;
  /** Makes another object for the same backend, like a host that creates its adapter in a component. */
  replaceAdapter(): void;
  reference: ReferenceAdapter;
  guard: Guard | undefined;
  page: PageWatch;
  operations: Operations;
  isOver: boolean;
  /** The page was left at some time of the visit. */
  wasLeft: boolean;
  snapshot(): GuardSnapshot;
}

const nothing: GuardSnapshot = {
  list: undefined,
  shown: undefined,
  pendingSignOuts: new Map(),
  receivedAt: undefined,
  areOthersRunning: false,
  error: undefined,
  signedOut: false,
};

export function createVisit({ user, server, queryClient, ...world }: VisitOptions): Visit {
  const { judge, clock } = world;
  const isRetired = () => visit.isOver;
  const reference = createReferenceAdapter({
    ...world,
    server,
    onSend(request) {
      judge.expect(typeof user === "string", "another-user", () => `${request.on} was sent for nobody`);
      judgeRequest(request);
    },
  });
  const requests = () => reference.requests;
  const page = watchPage({
    judge,
    clock,
    requests,
    responses: () => reference.responses,
    isAwaited: (id) => visit.operations.isAwaited(id),
  });
  const judgeOutcome = watchOutcomes({ judge, requests, page, isRetired, wasLeft: () => visit.wasLeft });
  /** Once there is another one, nothing may be sent through this one. */
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
    wasLeft: false,
    snapshot: () => guard?.snapshot() ?? nothing,
  };
  const judgeRequest = watchRequests({ judge, requests, snapshot: visit.snapshot, isRetired });
  return visit;
}
