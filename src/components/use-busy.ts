"use client";

import { useState } from "react";

/** Runs one thing and knows while it runs. What it throws goes on to the host, as from any event handler. */
export function useBusy(act: (() => unknown) | undefined): [boolean, () => Promise<void>] {
  const [isBusy, setIsBusy] = useState(false);
  const run = async () => {
    setIsBusy(true);
    try {
      await act?.();
    } finally {
      setIsBusy(false);
    }
  };
  return [isBusy, run];
}
