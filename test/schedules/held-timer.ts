import type { Timer } from "../../src/core/with-deadline.ts";

interface Deadline {
  fire: () => void;
  /** Called before the deadline itself. */
  onFire?: () => void;
}

/** Time stands still until a schedule lets the oldest deadline pass. */
export interface HeldTimer extends Timer {
  /** The deadline that was set last and that nobody took yet. It belongs to the request that begins now. */
  takeLast(): Deadline | undefined;
  /** @returns false if no deadline is waiting. */
  passOldest(): boolean;
}

export function createHeldTimer(): HeldTimer {
  const waiting = new Set<Deadline>();
  let last: Deadline | undefined;
  return {
    set(callback) {
      const deadline: Deadline = { fire: callback };
      waiting.add(deadline);
      last = deadline;
      return deadline;
    },
    clear: (handle) => {
      waiting.delete(handle as Deadline);
    },
    takeLast() {
      const taken = last;
      last = undefined;
      return taken;
    },
    passOldest() {
      const [oldest] = waiting;
      if (!oldest) return false;
      waiting.delete(oldest);
      oldest.onFire?.();
      oldest.fire();
      return true;
    },
  };
}
