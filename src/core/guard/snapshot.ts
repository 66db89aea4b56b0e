interface Snapshot<T> {
  /** The same object until something changed. */
  read: () => T;
  changed: () => void;
  /** @returns what ends the subscription. */
  subscribe: (listener: () => void) => () => void;
}

/**
 * A value for `useSyncExternalStore`. Listeners are called in a microtask, once for all changes of one step: by then the
 * cache write that caused the change is complete.
 *
 * @param make makes the value anew; called at the first read after a change.
 */
export function createSnapshot<T>(make: () => T): Snapshot<T> {
  const listeners = new Set<() => void>();
  let current: T | undefined;
  let isScheduled = false;
  return {
    read: () => {
      current ??= make();
      return current;
    },
    changed() {
      current = undefined;
      if (isScheduled) return;
      isScheduled = true;
      queueMicrotask(() => {
        isScheduled = false;
        for (const listener of [...listeners]) listener();
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
