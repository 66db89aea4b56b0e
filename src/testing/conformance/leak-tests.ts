import { scenarios } from "./adapter-setup.ts";
import type { Outcome } from "./assert.ts";
import { requireThat } from "./assert.ts";
import { type ConformanceTest, inEach } from "./conformance-test.ts";
import { findCredential } from "./credentials.ts";
import { hearConsole } from "./hear-console.ts";
import type { Act, Subject } from "./subject.ts";
import { unknownIdLike } from "./unknown-id-like.ts";

/** Calls everything there is, and what should be refused too: an error tells as much as an answer. */
async function* everythingOf(subject: Subject): AsyncGenerator<[string, Outcome<unknown> | undefined]> {
  const alive = await subject.truth();
  const unknown = unknownIdLike(alive);
  const strangers = subject.foreignId === undefined ? [unknown] : [unknown, subject.foreignId];
  const own = (await subject.own()).slice(0, 3);
  yield ["listSessions()", await subject.tryList()];
  yield ["listEndedSessions()", await subject.tryEnded()];
  const acts: [Act, string[]][] = [
    ["rename", [...strangers, ...own.slice(0, 1)]],
    ["revoke", [...strangers, ...own]],
  ];
  for (const [act, ids] of acts)
    for (const id of subject.has(act) ? ids : [])
      yield [subject.nameOf(act, id), await subject.tryAct(act, id)];
  if (subject.has("revoke-others") && subject.scenario !== "conflict")
    yield ["revokeOtherSessions()", await subject.tryAct("revoke-others")];
  yield ["listSessions() after that", await subject.tryList()];
}

const neverLeaves = "tokens, cookies and keys never leave the adapter, in no answer, no error and no log";
const showsNothing =
  "the adapter is handed on as a prop, and developer tools and logs show its members. TypeScript's `private` hides " +
  "nothing when the program runs: what is secret belongs in a closure, a #private field or a WeakMap";

/** What nobody but the adapter may know. */
export const leakTests: readonly ConformanceTest[] = inEach(
  Object.keys(scenarios) as (keyof typeof scenarios)[],
  "lets no credential out",
  async (subject) => {
    const { credentials, adapter } = subject;
    const requireNone = (value: unknown, name: string, contract = neverLeaves) => {
      const at = findCredential(value, name, credentials);
      requireThat(at === undefined, {
        expected: "no credential, in whatever form",
        came: `one at ${at}`,
        contract,
      });
    };
    const { said, stop } = hearConsole();
    try {
      for await (const [name, outcome] of everythingOf(subject))
        if (outcome?.settled === "resolved") requireNone(outcome.value, `${name} answer`);
        else if (outcome) requireNone(outcome.error, `${name} error`);
    } finally {
      stop();
    }
    requireNone(said, "the console");
    // Last, because an adapter learns its tokens when it lists.
    requireNone(adapter, "adapter", showsNothing);
  },
);
