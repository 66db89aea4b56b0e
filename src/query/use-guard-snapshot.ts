"use client";

import { useSyncExternalStore } from "react";
import type { Guard, GuardSnapshot } from "../core/guard.ts";

const nothing: GuardSnapshot = { list: undefined, marks: new Map(), error: undefined, signedOut: false };
const readNothing = () => nothing;
const subscribeToNothing = () => () => {};

/** What the guard knows now; nothing where nobody is signed in. */
export function useGuardSnapshot(guard: Guard | undefined): GuardSnapshot {
  const read = guard?.snapshot ?? readNothing;
  return useSyncExternalStore(guard?.subscribe ?? subscribeToNothing, read, read);
}
