import type { AdapterScenario } from "../../core/adapter-declaration.ts";

/** All scenarios in their order, with the number of the user's own sessions where it matters. */
export const scenarios: Readonly<Record<AdapterScenario, number | undefined>> = {
  "two-others": 3,
  "only-current": 1,
  many: 150,
  "current-unknown": undefined,
  "expired-cookie": undefined,
  "step-up": undefined,
  "rate-limited": undefined,
  forbidden: undefined,
  conflict: 3,
  "server-error": undefined,
  "html-instead-of-json": undefined,
  "network-loss": undefined,
  hang: undefined,
  "lost-answer": 3,
};
