import type { UserSession } from "../../src/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { now } from "./now.ts";

/** This device and three others. Each of the others gets one of the changes, in turn. */
export function othersWith(...changes: Partial<UserSession>[]): UserSession[] {
  return createFixtures({ now, count: 4 }).map((session, index) =>
    session.isCurrent ? session : { ...session, ...changes[index - 1] },
  );
}
