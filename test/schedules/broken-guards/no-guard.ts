import type { Guard, GuardOptions } from "../../../src/core/guard/guard.ts";
import { createSimpleClient } from "./simple-client.ts";

/** Seeded bug: send, refetch, show the list that came last. */
export function noGuard(options: GuardOptions): Guard {
  return createSimpleClient(options);
}
