import type { RenameResult } from "../../src/core/guard/renames.ts";
import { type DevicesResult, RenameError } from "../../src/index.ts";
import type { HooksWorld } from "./hooks-world.ts";
import type { Life } from "./life.ts";
import { responseNumber } from "./reference-adapter.ts";
import { rowsOf } from "./watch-frames.ts";

interface Renaming {
  life: Life;
  id: string;
  /** No other one has the same name. */
  name: string;
  began: number;
  /** Asked for by a mutation, which TanStack Query begins some microtasks later: the guard may hear of a later one first. */
  isMutation: boolean;
  result?: RenameResult;
}

/** Follows every new name from when it is asked for until a list has it or lacks it. */
export interface NameWatch {
  /** A name that nobody has given yet. */
  newName(): string;
  follow(life: Life, id: string, name: string, run: () => Promise<RenameResult>, isMutation?: boolean): void;
  /** Judges the names of what is painted, at the moment of its commit. */
  see(devices: DevicesResult, life: Life): void;
  /** Judges the names after one clean list. */
  judgeEnd(devices: DevicesResult, life: Life): void;
}

export function watchNames(worldOf: () => HooksWorld): NameWatch {
  const all: Renaming[] = [];
  let given = 0;
  const serverOf = (id: string) =>
    Object.values(worldOf().servers).find((server) => server.everyId().includes(id));
  const hadName = (id: string, name: string) => serverOf(id)?.namesOf(id).includes(name) ?? false;
  const newestOf = (life: Life, id: string) => all.findLast((one) => one.life === life && one.id === id);

  function judgeResult({ life, id, name, began }: Renaming, { outcome, ...result }: RenameResult): void {
    const expect = (holds: boolean, what: () => string) => worldOf().judge.expect(holds, "outcome", what);
    expect(result.id === id, () => `the name of ${id} is said of ${result.id}`);
    if (life.isOver) return;
    const sent = life.account.extras?.sent.filter((request) => request.name === name) ?? [];
    const settledAt = sent.at(-1)?.settledAt ?? Number.POSITIVE_INFINITY;
    const listed = (since: number, has: boolean) =>
      life.page.accepted().some(({ request, list }) => {
        const row = list.sessions.find((session) => session.id === id);
        return request.startedAt > since && (row?.name === name) === has && (row || !list.truncated);
      });
    if (outcome === "renamed") expect(listed(began, true), () => `${name} is true, and no list has it`);
    if (outcome === "not-renamed")
      expect(listed(settledAt, false), () => `${name} is not true, and no list lacks it`);
    if (outcome === "refused")
      expect(!hadName(id, name), () => `${name} was refused, and the server took it`);
  }

  return {
    newName: () => `#${++given}#`,
    follow(life, id, name, run, isMutation = false) {
      const { clock, confirms, judge } = worldOf();
      const renaming: Renaming = { life, id, name, began: clock.tick(), isMutation };
      all.push(renaming);
      confirms.add(renaming.began);
      life.renaming += 1;
      const end = () => {
        confirms.delete(renaming.began);
        life.renaming -= 1;
      };
      run()
        .catch((error: unknown) => {
          if (error instanceof RenameError) return error.result;
          throw error;
        })
        .then(
          (result) => {
            renaming.result = result;
            end();
            judgeResult(renaming, result);
          },
          (error: unknown) => {
            end();
            judge.expect(false, "rejected", () => String(error));
          },
        );
    },
    see(devices, life) {
      if (devices.status !== "success") return;
      const { judge, responses } = worldOf();
      const expect = (holds: boolean, what: () => string) => judge.expect(holds, "false-name", what);
      const { list } = responses[responseNumber(devices)] ?? {};
      for (const { id, name, session, pendingName } of rowsOf(devices)) {
        const listed = list?.sessions.find((one) => one.id === id)?.name;
        expect(session.name === listed, () => `${id} is shown as ${session.name}, its list has ${listed}`);
        expect(!session.name || hadName(id, session.name), () => `${id} never was ${session.name}`);
        const renaming = newestOf(life, id);
        const isInFlight = life.account.extras?.sent.some(
          (request) =>
            request.id === id && request.settledAt === undefined && request.name === renaming?.name,
        );
        const isLate = all.some(
          (one) =>
            one.life === life && one.id === id && one.name === pendingName && one.isMutation && !one.result,
        );
        if (isInFlight && !life.isOver && !isLate)
          expect(pendingName === renaming?.name, () => `${pendingName} is pending, not ${renaming?.name}`);
        if (pendingName === undefined) continue;
        expect(!name.includes(pendingName) || listed === pendingName, () => `${pendingName} is not true yet`);
        const isAsked = all.some((one) => one.life === life && one.id === id && one.name === pendingName);
        expect(isAsked, () => `nobody asked for ${pendingName}`);
      }
    },
    judgeEnd(devices, life) {
      if (devices.status !== "success") return;
      const { judge } = worldOf();
      for (const { id, session, pendingName } of rowsOf(devices)) {
        const name = serverOf(id)?.namesOf(id).at(-1);
        judge.expect(session.name === name, "false-name", () => `${id} is ${name}, not ${session.name}`);
        const isOpen = life.renaming > 0;
        judge.expect(!pendingName || isOpen, "pending-forever", () => `the name ${pendingName}`);
      }
    },
  };
}
