import { onDemand } from "./on-demand.ts";

/** What ends sessions, fetched behind the first list: most people only look. */
export const loadGuardActs: () => Promise<typeof import("./guard-acts.ts")> = onDemand(
  () => import("./guard-acts.ts"),
);
