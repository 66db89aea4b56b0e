import fc from "fast-check";
import { expect, test } from "vitest";
import type { SessionsAdapter } from "../../../src/contract.ts";
import { SessionsError } from "../../../src/core/errors.ts";
import { createGuard } from "../../../src/core/guard/guard.ts";
import { type RenameResult, renamesOf } from "../../../src/core/guard/renames.ts";

const ids = ["me", "a", "b"];
const names = ["Kitchen", "Desk", "Attic"];

const steps = fc.array(
  fc.record({
    action: fc.constantFrom(
      "rename" as const,
      "rename" as const,
      "list" as const,
      "revoke" as const,
      "retire" as const,
    ),
    id: fc.constantFrom(...ids),
    name: fc.constantFrom(...names),
    /** What becomes of the next request to rename, and of the next list. */
    fault: fc.constantFrom("none", "none", "refused", "lost", "never-arrives", "ignored", "list-fails"),
    deliveries: fc.nat({ max: 4 }),
  }),
  { minLength: 1, maxLength: 8 },
);

test("whatever happens, one request at a time changes a session, a name is true only if a list had it, and all settle", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), steps, async (scheduler, plan) => {
      const server = new Map<string, string | undefined>(ids.map((id) => [id, undefined]));
      const busy = new Set<string>();
      const faults: string[] = [];
      const broken: string[] = [];
      let isRetired = false;
      const wire = (what: string) => scheduler.schedule(Promise.resolve(), what);
      const change = async (id: string, what: string, run: () => void) => {
        // What is thrown here would be the backend's.
        if (isRetired) broken.push(`${what} ${id} for a former user`);
        if (busy.has(id)) broken.push(`${what} ${id} beside another request`);
        busy.add(id);
        await wire(`${what} ${id}`);
        try {
          run();
        } finally {
          busy.delete(id);
        }
        await wire(`${what} ${id} is answered`);
      };
      const adapter: SessionsAdapter = {
        name: "server",
        async listSessions() {
          if (faults[0] === "list-fails") {
            faults.shift();
            throw new SessionsError("network", "Lost.");
          }
          await wire("a list is read");
          const sessions = [...server].map(([id, name]) => ({
            id,
            isCurrent: id === "me",
            ...(name && { name }),
          }));
          await wire("a list is answered");
          return { sessions };
        },
        revokeSession: (id) => change(id, "revoke", () => void server.delete(id)),
        async renameSession(id, name) {
          const fault = faults.shift();
          await change(id, "rename", () => {
            if (fault === "refused") throw new SessionsError("forbidden", "No.");
            if (fault === "never-arrives") throw new SessionsError("network", "Lost.");
            if (fault !== "ignored" && server.has(id)) server.set(id, name);
            if (fault === "lost") throw new SessionsError("network", "Lost.");
          });
        },
      };
      const guard = createGuard({ adapter: () => adapter, write: () => true });
      const seen: string[] = [];
      guard.subscribe(() => {
        for (const { id, name } of guard.snapshot().list?.sessions ?? []) seen.push(`${id} ${name}`);
      });
      const results: Promise<[string, RenameResult]>[] = [];
      const first = guard.list().then(guard.accept, () => {});
      await scheduler.waitFor(first);
      for (const { action, id, name, fault, deliveries } of plan) {
        faults.push(fault);
        if (action === "rename")
          results.push(
            renamesOf(guard)
              .rename(id, name)
              .then((result) => [`${id} ${name}`, result]),
          );
        if (action === "list") void guard.list().then(guard.accept, () => {});
        if (action === "revoke") void guard.revoke(id);
        if (action === "retire") {
          guard.retire();
          isRetired = true;
        }
        for (let left = deliveries; left > 0 && scheduler.count() > 0; left -= 1) await scheduler.waitOne();
      }
      const all = await scheduler.waitFor(Promise.all(results));
      for (const [what, { outcome, id }] of all) {
        if (outcome === "renamed") expect(seen).toContain(what);
        if (
          outcome !== "unknown" &&
          all.filter(([, other]) => other.id === id).every(([, other]) => other.outcome !== "unknown")
        )
          expect(renamesOf(guard).read().has(id)).toBe(false);
      }
      await scheduler.waitAll();
      expect(broken).toEqual([]);
      if (isRetired) expect(renamesOf(guard).read().size).toBe(0);
    }),
    { numRuns: 2_000 },
  );
});
