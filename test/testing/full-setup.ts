import type { SessionsAdapter, UserSession } from "../../src/contract.ts";
import type { AdapterSetup } from "../../src/testing/index.ts";
import { memorySetup } from "./memory-setup.ts";

/** Its characters are written differently in every form. */
export const secret = "s3cret+token/with=signs & more";
export const foreignId = "session-of-somebody-else";

const ended = (id: string): UserSession => ({
  id,
  isCurrent: false,
  endedAt: "2026-01-14T12:00:00.000Z",
  endReason: "signed-out",
});

/** The memory adapter with everything that it lacks: a history of two pages, another user, and a secret. */
export const fullSetup: AdapterSetup = async (scenario) => {
  const { adapter, ...under } = await memorySetup(scenario);
  const listEndedSessions: SessionsAdapter["listEndedSessions"] = async ({ cursor, ...options } = {}) => {
    await adapter.listSessions(options);
    return cursor === undefined
      ? { sessions: [ended("ended-1"), ended("ended-2")], nextCursor: "page-2" }
      : { sessions: [ended("ended-3")] };
  };
  return {
    ...under,
    adapter: { ...adapter, listEndedSessions },
    truth: async () => [...(await under.truth()), foreignId],
    foreignId,
    credentials: [secret],
  };
};
