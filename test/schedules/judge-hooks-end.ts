import { sessionKeys } from "../../src/index.ts";
import type { HooksWorld } from "./hooks-world.ts";
import { judgeEnded } from "./judge-ended.ts";
import { rowsOf } from "./watch-frames.ts";

const sorted = (rows: readonly { id: string }[]) =>
  rows
    .map(({ id }) => id)
    .sort()
    .join(" ");

/** Judges the world once nothing is under way, and again after one clean list. */
export async function judgeHooksEnd(world: HooksWorld, refusesCurrent: boolean): Promise<void> {
  const { judge, frames, visit } = world;
  for (const { operations, reference, page } of world.visits) {
    judge.expect(operations.open() === 0, "pending-forever", () => `${operations.open()} promises`);
    judgeEnded({ judge, requests: reference.requests, page, refusesCurrent });
  }
  const isKnown = visit.user !== undefined;
  for (const [probe, { status }] of frames)
    judge.expect(status !== "pending" || !isKnown, "pending-forever", () => `page ${probe}`);
  judge.deliver();

  visit.reference.stopFaults();
  world.show();
  await world.settle();
  void world.queryClient.refetchQueries({ queryKey: sessionKeys.all });
  await world.drain();
  if (typeof visit.user !== "string") return;
  const isSignedIn = visit.server.isSignedIn();
  const expected = isSignedIn ? "success" : "signed-out";
  const alive = isSignedIn ? sorted(visit.server.list()) : "";
  for (const result of frames.values()) {
    const expect = (holds: boolean, what: () => string) => judge.expect(holds, "server-differs", what);
    const shown = sorted(rowsOf(result));
    expect(result.status === expected, () => `the page is ${result.status}`);
    expect(shown === alive, () => `${shown} is shown, ${alive} is alive`);
    if (result.status === "success")
      expect(!result.refreshError, () => `${result.refreshError?.code} is still said`);
  }
  judge.deliver();
}
