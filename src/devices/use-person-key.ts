"use client";

import { useSessionsSource } from "../query/sessions-provider.tsx";
import { useFormer } from "./use-former.ts";

/** A React key for what must not outlive a person: it is another one as soon as another person is signed in. */
export function usePersonKey(): number {
  const { userId } = useSessionsSource();
  const { key } = useFormer<{ userId: unknown; key: number }>((former) =>
    former && (typeof userId !== "string" || former.userId === userId)
      ? former
      : { userId, key: former?.userId == null ? 0 : former.key + 1 },
  );
  return key;
}
