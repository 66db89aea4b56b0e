import { sessionKeys } from "../../src/index.ts";
import type { HooksScenario } from "./hooks-scenario.ts";
import type { HooksWorld } from "./hooks-world.ts";
import { judgeEnded } from "./judge-ended.ts";
import { rowsOf } from "./watch-frames.ts";

const sorted = (rows: readonly { id: string }[]) =>
  rows
    .map(({ id }) => id)
    .sort()
    .join(" ");

/** Judges the world once nothing is under way, and again after one clean list. */
export async function judgeHooksEnd(
  world: HooksWorld,
  { backend, neverAnswers }: HooksScenario,
): Promise<void> {
  const { judge, account } = world;
  const { refusesCurrent } = backend.server;
  for (const { lives, reference } of world.accounts)
    for (const { operations, page } of lives) {
      const isOver = operations.open() === 0 || neverAnswers;
      judge.expect(isOver, "pending-forever", () => `${operations.open()} promises`);
      judgeEnded({ judge, requests: reference.requests, page, refusesCurrent });
    }
  const judgePending = () => {
    for (const [probe, { status }] of world.frames)
      judge.expect(
        status !== "pending" || account.user === undefined,
        "pending-forever",
        () => `page ${probe}`,
      );
    const isDue = world.isSeen() && account.due !== undefined;
    judge.expect(!isDue, "not-asked", () => `since ${account.due?.since}`);
  };
  judgePending();
  judge.deliver();

  for (const { reference } of world.accounts) reference.stopFaults();
  for (const { extras } of world.accounts) extras?.stopFaults();
  if (typeof account.user === "string") world.cookie = account.user;
  world.concealment = undefined;
  world.show();
  await world.drain();
  judgePending();
  void world.queryClient.refetchQueries({ queryKey: sessionKeys.all, type: "active" });
  await world.drain();
  judge.deliver();
  const { user } = account;
  const server = world.servers[String(user)];
  // A guard takes its very first list on trust, so a user may be known by another person's subject.
  const isMistaken = world.accounts.some(({ name, lives, ...other }) =>
    lives.some(({ page }) => {
      const [first] = page.accepted();
      return name === account.name && first && (first.request.as === user) !== (other.user === user);
    }),
  );
  if (!server || isMistaken) return;
  const isSignedIn = server.isSignedIn();
  const expected = isSignedIn ? "success" : "signed-out";
  const alive = isSignedIn ? sorted(server.list()) : "";
  for (const result of world.frames.values()) {
    const expect = (holds: boolean, what: () => string) => judge.expect(holds, "server-differs", what);
    const shown = sorted(rowsOf(result));
    expect(result.status === expected, () => `the page is ${result.status}`);
    expect(shown === alive, () => `${shown} is shown, ${alive} is alive`);
    if (result.status === "success")
      expect(!result.refreshError, () => `${result.refreshError?.code} is still said`);
  }
  judge.deliver();
}
