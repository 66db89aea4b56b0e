import { onDemand } from "./on-demand.ts";

/** The input check, fetched while the backend is asked: nothing of it is needed before the answer is there. */
export const loadInputCheck: () => Promise<typeof import("./check-list.ts")> = onDemand(
  () => import("./check-list.ts"),
);
