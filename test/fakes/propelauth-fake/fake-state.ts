import type { FakeRules } from "./fake-rules.ts";
import type { FakeSession } from "./fake-session.ts";

export interface FakeState {
  rules: FakeRules;
  /** All that have not been ended; may be edited. */
  sessions: FakeSession[];
}
