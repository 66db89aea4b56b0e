import { QueryClient } from "@tanstack/react-query";
import { act } from "@testing-library/react";
import { expect, test } from "vitest";
import type { SessionList } from "../../src/contract.ts";
import { sessionKeys } from "../../src/query/source.ts";
import { heldAdapter, sessionsOf } from "../query/held-adapter.ts";
import { showDevices } from "../query/show-devices.tsx";

/** Signs this many others out one by one on a mounted page, and counts how often a row is looked at, and the renders. */
async function signOutOneByOne(count: number): Promise<{ visits: number; renders: number; gone: number }> {
  const { revokeOtherSessions: _, ...adapter } = heldAdapter(
    sessionsOf(...Array.from({ length: count }, (_, index) => `other-${index}`)),
  );
  const alive = new Map(adapter.sessions.map((session) => [session.id, session]));
  adapter.listSessions = async () => structuredClone({ sessions: [...alive.values()] });
  adapter.revokeSession = async (id) => void alive.delete(id);
  const queryClient = new QueryClient();
  const view = await showDevices(adapter, queryClient);
  let visits = 0;
  const list = queryClient.getQueryData<SessionList>(sessionKeys.list("held", "ada"));
  for (const session of list?.sessions ?? []) {
    const { id } = session;
    Object.defineProperty(session, "id", {
      enumerable: true,
      get() {
        visits += 1;
        return id;
      },
    });
  }
  const before = view.renders();
  let gone = 0;
  await act(async () => {
    const results = (await view.success().signOutOthers?.()) ?? [];
    gone = results.filter(({ outcome }) => outcome === "revoked").length;
  });
  return { visits, renders: view.renders() - before, gone };
}

test("signing 8,000 devices out one by one looks at each row at most ten times", async () => {
  const { visits, gone } = await signOutOneByOne(8000);
  expect(gone).toBe(8000);
  expect(visits).toBeLessThanOrEqual(80_000);
});

test("a page renders as often for a thousand devices that are signed out one by one as for ten", async () => {
  const few = await signOutOneByOne(10);
  const many = await signOutOneByOne(1000);
  expect(many.renders).toBe(few.renders);
});
