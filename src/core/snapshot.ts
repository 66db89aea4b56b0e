export interface Snapshot<T> {
  /** The same object until something changed. */
  read: () => T;
  changed: () => void;
  subscribe: (listener: () => void) => () => void;
}

/**
 * A value for `useSyncExternalStore`. Listeners are told in a microtask, once for all changes of one step: by then the
 * cache write that caused the change is complete.
 */
export function createSnapshot<T>(make: () => T): Snapshot<T> {
  const listeners = new Set<() => void>();
  let current: T | undefined;
  let isTelling = false;
  return {
    read: () => {
      current ??= make();
      return current;
    },
    changed() {
      current = undefined;
      if (isTelling) return;
      isTelling = true;
      queueMicrotask(() => {
        isTelling = false;
        for (const listener of [...listeners]) listener();
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
