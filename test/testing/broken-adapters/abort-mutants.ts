import type { SessionListInput } from "../../../src/contract.ts";
import { SessionsError } from "../../../src/core/errors.ts";
import { inScenarios, type Mutant } from "./mutant.ts";

const aborted = inScenarios(["two-others", "hang"], "rejects a list whose signal was aborted before");
const abortedLater = [
  "two-others: rejects a list whose signal aborts right after the call",
  "hang: rejects a list whose signal aborts while nothing is answered",
];
const abortsOne = ["two-others: aborts the call whose signal aborts, and no other that runs"];
const listsAgain = ["two-others: lists again after an abort, and anew"];

export const abortMutants: readonly Mutant[] = [
  {
    bug: "does not listen to the signal",
    change: ({ adapter }) => ({ adapter: { listSessions: () => adapter.listSessions() } }),
    fails: [...aborted, ...abortedLater],
    says: /rejects with signal\.reason/,
  },
  {
    bug: "makes an error of its own of an abort",
    change: ({ adapter }) => ({
      adapter: {
        listSessions: (options) =>
          adapter.listSessions(options).catch(() => {
            throw new DOMException("Aborted", "AbortError");
          }),
      },
    }),
    fails: [...aborted, ...abortedLater],
    says: /AbortError/,
  },
  {
    bug: "does not listen to the signal of the history",
    change: ({ adapter }) => ({ adapter: { listEndedSessions: () => adapter.listEndedSessions() } }),
    fails: [...aborted, ...abortedLater],
    says: /rejects with signal\.reason/,
  },
  {
    bug: "shares the list that runs, with the first one's signal",
    change: ({ adapter }) => {
      let running: ReturnType<typeof adapter.listSessions> | undefined;
      return {
        adapter: {
          listSessions: (options) => {
            running ??= adapter.listSessions(options).finally(() => {
              running = undefined;
            });
            return running;
          },
        },
      };
    },
    fails: abortsOne,
    says: /the first was aborted, and the other one resolves/,
  },
  {
    bug: "aborts every list that runs",
    change: ({ adapter }) => {
      let running = new AbortController();
      const either = (own?: AbortSignal) => {
        const all = running;
        own?.addEventListener("abort", () => {
          running = new AbortController();
          all.abort(own.reason);
        });
        return own ? AbortSignal.any([own, all.signal]) : all.signal;
      };
      return {
        adapter: {
          listSessions: (options) => adapter.listSessions({ signal: either(options?.signal) }),
        },
      };
    },
    fails: abortsOne,
    says: /of two simultaneous calls of listSessions\(\)/,
  },
  {
    bug: "lets a new list abort the one that runs",
    change: ({ adapter }) => {
      let last = new AbortController();
      return {
        adapter: {
          listSessions: ({ signal } = {}) => {
            last.abort(new SessionsError("backend", "Replaced."));
            last = new AbortController();
            const either = signal ? AbortSignal.any([signal, last.signal]) : last.signal;
            return adapter.listSessions({ signal: either });
          },
        },
      };
    },
    fails: abortsOne,
    says: /rejects with signal\.reason|simultaneous calls of listSessions\(\) the second was aborted/,
  },
  {
    bug: "shares the page of history that runs, with the first one's signal",
    change: ({ adapter }) => {
      let running: ReturnType<typeof adapter.listEndedSessions> | undefined;
      return {
        adapter: {
          listEndedSessions: (options) => {
            running ??= adapter.listEndedSessions(options).finally(() => {
              running = undefined;
            });
            return running;
          },
        },
      };
    },
    fails: abortsOne,
    says: /of two simultaneous calls of listEndedSessions\(\)/,
  },
  {
    bug: "is aborted for ever once it was aborted",
    change: ({ adapter }) => {
      let dead: AbortSignal | undefined;
      return {
        adapter: {
          listSessions: async (options) => {
            const { signal } = options ?? {};
            if (signal?.aborted) dead ??= signal;
            signal?.addEventListener("abort", () => {
              dead ??= signal;
            });
            if (dead && dead !== signal) throw dead.reason;
            return adapter.listSessions(options);
          },
        },
      };
    },
    fails: listsAgain,
    says: /listSessions\(\) resolves after an earlier call was aborted/,
  },
  {
    bug: "reads no history any more once that was aborted",
    change: ({ adapter }) => {
      let isDead = false;
      return {
        adapter: {
          listEndedSessions: (options) => {
            if (isDead) return Promise.reject(new SessionsError("backend", "Closed."));
            return adapter.listEndedSessions(options).catch((error) => {
              isDead = true;
              throw error;
            });
          },
        },
      };
    },
    fails: listsAgain,
    says: /listEndedSessions\(\) resolves after an earlier call was aborted/,
  },
  {
    bug: "hands over a kept list after an abort",
    change: ({ adapter }) => {
      let kept: SessionListInput | undefined;
      let wasAborted = false;
      return {
        adapter: {
          listSessions: async (options) => {
            if (wasAborted && kept && !options?.signal) return structuredClone(kept);
            options?.signal?.addEventListener("abort", () => {
              wasAborted = true;
            });
            kept = await adapter.listSessions(options);
            return structuredClone(kept);
          },
        },
      };
    },
    fails: listsAgain,
    says: /even after an abort, a session that has ended is not in the next list/,
  },
];
