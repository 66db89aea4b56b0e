import type { WithLogTraceOptions } from "../../../src/logtrace/index.ts";

/** Options of `withLogTrace` that note whose sign-out is recorded and what `onError` is told, each at once. */
export function noting() {
  const recorded: string[] = [];
  const told: string[] = [];
  const options = {
    recorder: {
      async recordSignOut(id: string) {
        recorded.push(id);
      },
    },
    onError: ({ message }) => told.push(message),
  } satisfies WithLogTraceOptions;
  return { ...options, recorded, told };
}
