import type { Guard, GuardOptions } from "../../../src/core/guard/guard.ts";
import { createSimpleClient } from "./simple-client.ts";

/** Seeded bug: the row leaves as soon as the button is pressed. */
export function optimisticRemoval(options: GuardOptions): Guard {
  return createSimpleClient(options, {
    onSend: (list, id) => ({ ...list, sessions: list.sessions.filter((session) => session.id !== id) }),
  });
}
