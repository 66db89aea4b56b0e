import type { EndedDevicesResult } from "../../src/index.ts";
import type { HooksWorld } from "./hooks-world.ts";
import type { Life } from "./life.ts";

/** Watches the pages of ended sessions. */
export interface HistoryWatch {
  /** Judges what is painted, at the moment of its commit. Undefined = the history was closed. */
  see(history: EndedDevicesResult | undefined, life: Life | undefined): void;
  /** Judges what is painted once nothing is under way: who has left the list stands in a history that was read to its end. */
  judgeQuiet(): void;
  /** Judges the history once all of it was read after a clean list. */
  judgeEnd(): void;
}

export function watchHistory(worldOf: () => HooksWorld): HistoryWatch {
  let shown: { history: EndedDevicesResult; life: Life; listed: Set<string> } | undefined;

  const isAlive = (id: string) => Object.values(worldOf().servers).some((server) => server.isAlive(id));
  const rowsIn = (life: Life) => life.shown()?.list.sessions.map(({ id }) => id) ?? [];

  return {
    see(history, life) {
      if (!history || !life) {
        shown = undefined;
        return;
      }
      const { judge, servers } = worldOf();
      const listed = shown?.life === life ? shown.listed : new Set<string>();
      for (const id of rowsIn(life)) listed.add(id);
      shown = { history, life, listed };
      const ids = history.devices.map(({ id }) => id);
      const isNothing = history.status === "idle" || history.status === "signed-out";
      judge.expect(!isNothing || ids.length === 0, "lie", () => `${history.status} with ${ids}`);
      judge.expect(new Set(ids).size === ids.length, "lie", () => `${ids} in the history`);
      // A guard takes its very first list on trust.
      const owner = life.page.accepted()[0]?.request.as ?? life.account.user;
      const server = servers[String(owner)];
      for (const { id, session } of history.devices) {
        judge.expect(!isAlive(id), "lie", () => `${id} is in the history and alive`);
        judge.expect(server?.everyId().includes(id) ?? false, "another-user", () => `${id} in the history`);
        const isNamed = !session.name || server?.namesOf(id).includes(session.name);
        judge.expect(isNamed ?? false, "false-name", () => `${id} never was ${session.name}`);
      }
    },
    judgeQuiet() {
      if (!shown) return;
      const { history, life, listed } = shown;
      if (history.status !== "success" || history.error || history.fetchMore || history.isFetchingMore)
        return;
      const ids = history.devices.map(({ id }) => id);
      const server = worldOf().servers[String(life.account.user)];
      const left = [...listed].filter((id) => !rowsIn(life).includes(id) && server?.endedIds().includes(id));
      const lacking = left.filter((id) => !ids.includes(id));
      worldOf().judge.expect(lacking.length === 0, "not-asked", () => `${lacking} left, not in the history`);
    },
    judgeEnd() {
      if (!shown) return;
      const { history, life } = shown;
      if (history.status !== "success") return;
      const { judge, servers } = worldOf();
      const ids = history.devices.map(({ id }) => id).join(" ");
      const ended = servers[String(life.account.user)]?.endedIds().join(" ");
      judge.expect(ids === ended, "server-differs", () => `${ids} is the history, ${ended} have ended`);
    },
  };
}
