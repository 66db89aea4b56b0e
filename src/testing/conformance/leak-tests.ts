import type { AdapterScenario } from "../../core/adapter-declaration.ts";
import { scenarios } from "./adapter-setup.ts";
import { requireThat } from "./assert.ts";
import { type ConformanceTest, inEach } from "./conformance-test.ts";
import { findCredential } from "./credentials.ts";
import { hearConsole } from "./hear-console.ts";
import type { Outcome } from "./outcome.ts";
import type { Action, Subject } from "./subject.ts";
import { unknownIdLike } from "./unknown-id-like.ts";

const neverLeaves =
  "tokens, cookies and keys never leave the adapter: not in a result, not in an error and not in a log";
const exposesNothing =
  "the adapter is passed as a prop, and developer tools and logs show its members. TypeScript's `private` hides " +
  "nothing at run time: keep secrets in a closure, a #private field or a WeakMap";

/** Credentials stay inside the adapter. */
export const leakTests: readonly ConformanceTest[] = inEach(
  Object.keys(scenarios) as AdapterScenario[],
  "lets no credential out",
  async (subject) => {
    const { credentials, adapter } = subject;
    const requireNone = (value: unknown, name: string, contract = neverLeaves) => {
      const at = findCredential(value, name, credentials);
      requireThat(at === undefined, {
        expected: "no credential, in any form",
        got: `a credential at ${at}`,
        contract,
      });
    };
    const { printed, stop } = hearConsole();
    try {
      for await (const [name, outcome] of outcomesOfEverything(subject))
        if (outcome?.settled === "resolved") requireNone(outcome.value, `${name} result`);
        else if (outcome) requireNone(outcome.error, `${name} error`);
    } finally {
      stop();
    }
    requireNone(printed, "the console");
    // At the end, because an adapter learns tokens when it lists.
    requireNone(adapter, "adapter", exposesNothing);
  },
);

/** Calls every method, also with ids that should be refused: an error can hold a credential as well as a result. */
async function* outcomesOfEverything(
  subject: Subject,
): AsyncGenerator<[string, Outcome<unknown> | undefined]> {
  const alive = await subject.truth();
  const unknown = unknownIdLike(alive);
  const strangers = subject.foreignId === undefined ? [unknown] : [unknown, subject.foreignId];
  const own = (await subject.own()).slice(0, 3);
  yield ["listSessions()", await subject.tryList()];
  yield ["listEndedSessions()", await subject.tryEnded()];
  const targets: [Action, string[]][] = [
    ["rename", [...strangers, ...own.slice(0, 1)]],
    ["revoke", [...strangers, ...own]],
  ];
  for (const [action, ids] of targets)
    for (const id of subject.has(action) ? ids : [])
      yield [subject.nameOf(action, id), await subject.performUnchecked(action, id)];
  if (subject.has("revoke-others") && subject.scenario !== "conflict")
    yield ["revokeOtherSessions()", await subject.performUnchecked("revoke-others")];
  yield ["listSessions() after that", await subject.tryList()];
}
