import type { UserSession } from "../../src/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { now } from "./now.ts";

/** This device and three others, each of the others changed in turn by one of the given changes. */
export function othersWith(...changes: Partial<UserSession>[]): UserSession[] {
  return createFixtures({ now, count: 4 }).map((session, index) =>
    session.isCurrent ? session : { ...session, ...changes[index - 1] },
  );
}
