export interface Gate {
  /** Pending until the gate opens. */
  opened: Promise<void>;
  open: () => void;
}

/** Holds something up until a test says so. */
export function gate(): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
