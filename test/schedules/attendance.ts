import type { EventClock } from "./event-clock.ts";

interface Absence {
  leftAt: number;
  /** From here on it counts: who leaves and is there again in the same task was never away. */
  surelyAt: number;
  backAt: number;
}

/** When a committed and visible provider of one person was there. Before the first one, somebody counts as being there. */
export interface Attendance {
  /** Call it before the commit. */
  come(): void;
  /** Call it after the commit. */
  leave(): void;
  /** True if nobody was there at some time between these two. */
  wasAway(from: number, to: number): boolean;
  /** When the last one left. Undefined = somebody is there, or has left just now. */
  awaySince(): number | undefined;
}

export function createAttendance(clock: EventClock): Attendance {
  const absences: Absence[] = [];
  const never = Number.POSITIVE_INFINITY;
  const current = () => absences.find(({ backAt }) => backAt === never);
  return {
    come() {
      const absence = current();
      if (absence) absence.backAt = clock.tick();
    },
    leave() {
      if (current()) return;
      const absence: Absence = { leftAt: clock.tick(), surelyAt: never, backAt: never };
      absences.push(absence);
      queueMicrotask(() => {
        if (absence.backAt === never) absence.surelyAt = clock.tick();
      });
    },
    wasAway: (from, to) => absences.some(({ surelyAt, backAt }) => surelyAt < to && backAt > from),
    awaySince() {
      const absence = current();
      return absence && absence.surelyAt !== never ? absence.leftAt : undefined;
    },
  };
}
