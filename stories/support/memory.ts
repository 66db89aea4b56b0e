import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { SessionsAdapter, UserSession } from "../../src/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { now } from "./now.ts";

/** A backend in memory at the time of the stories, by default with six devices. */
export function memory(sessions: UserSession[] = createFixtures({ now })): SessionsAdapter {
  return memoryAdapter(sessions, { serverTime: now });
}
