import type { Guard, GuardOptions } from "../../../src/core/guard/guard.ts";
import { createSimpleClient } from "./simple-client.ts";

/** Seeded bug: rows that are being signed out are filtered from each list before it is cached. */
export function filterInQueryFn(options: GuardOptions): Guard {
  return createSimpleClient(options, {
    onList: (list, pending) => ({ ...list, sessions: list.sessions.filter(({ id }) => !pending.has(id)) }),
  });
}
