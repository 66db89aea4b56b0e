import type { SessionList } from "../../contract.ts";
import { isSessionId } from "../../core/check/values.ts";
import { can, currentSessionOf } from "../../core/list-rules.ts";
import { requireThat } from "./assert.ts";
import { type ConformanceTest, inEach } from "./conformance-test.ts";
import { othersIn } from "./subject.ts";

/** Whom a list holds. */
export const listTests: readonly ConformanceTest[] = [
  {
    scenario: "two-others",
    name: "has a name",
    async run({ adapter: { name } }) {
      requireThat(typeof name === "string" && name.trim().length > 0, {
        expected: "adapter.name is a non-empty string",
        got: JSON.stringify(name) ?? typeof name,
        contract: "the name is unique per endpoint and part of the query key",
      });
    },
  },
  ...inEach(
    ["two-others", "only-current", "many", "conflict", "lost-answer"],
    "lists exactly one current session, or offers no act",
    async (subject) => {
      const list = await subject.list();
      const { adapter } = subject;
      const isReadOnly = !can(adapter, list, "revoke") && !can(adapter, list, "revoke-others");
      const current = list.sessions.filter(({ isCurrent }) => isCurrent);
      requireThat(current.length === 1 || (current.length === 0 && isReadOnly), {
        expected: "one session has isCurrent: true, or none has and nothing can be revoked",
        got: `${current.length} with isCurrent: true`,
        contract: "the current session has isCurrent: true; if it is unknown, nothing can be revoked",
      });
    },
  ),
  {
    scenario: "two-others",
    name: "lists anew what has changed past it",
    async run(subject) {
      const other = (await subject.list()).sessions.find(({ isCurrent }) => !isCurrent)?.id ?? "";
      if (!(await subject.end(other))) return;
      const { sessions } = await subject.list();
      requireThat(!sessions.some(({ id }) => id === other), {
        expected: "a session that was ended on another device is not in the next list",
        got: "it is",
        contract: "an adapter keeps no list, because the page relies on each list being new",
      });
    },
  },
  {
    scenario: "two-others",
    name: "leaves a list that it gave as it was",
    async run(subject) {
      const given = await subject.list();
      const before: SessionList = JSON.parse(JSON.stringify(given));
      const [current] = given.sessions;
      if (current && can(subject.adapter, given, "rename")) await subject.perform("rename", current.id);
      const [other] = othersIn(given);
      if (other !== undefined && can(subject.adapter, given, "revoke"))
        await subject.perform("revoke", other);
      await subject.list();
      const { sessions, ...rest } = given;
      const now = sessions.length;
      const changed = before.sessions.findIndex((session, index) => !isSame(session, sessions[index]));
      requireThat(isSame(before, given), {
        expected: "a list stays as it was, no matter what is done and listed later",
        got:
          now === before.sessions.length
            ? `${changed === -1 ? `one of ${Object.keys(rest)}` : `sessions[${changed}]`} has changed`
            : `it had ${before.sessions.length} sessions and now has ${now}`,
        contract: "a list is one moment; the guard keeps it and compares the next one with it",
      });
    },
  },
  {
    scenario: "current-unknown",
    name: "lists no session, or several, as the current one",
    async run(subject) {
      requireThat(!currentSessionOf(await subject.list()), {
        expected: "no session or several sessions have isCurrent: true",
        got: "exactly one",
        contract: "an unknown current session is not guessed; such a list is read-only",
      });
    },
  },
  ...inEach(["two-others", "many"], "gives unique, stable ids that can travel", async (subject) => {
    const first = (await subject.list()).sessions;
    const bad = first.findIndex(({ id }) => !isSessionId(id));
    requireThat(bad === -1, {
      expected: "each id is a string of 1 to 512 characters without a lone surrogate",
      got: `sessions[${bad}].id is ${JSON.stringify(first[bad]?.id)}`,
      contract: "an id travels and comes back unchanged",
    });
    const ids = new Set(first.map(({ id }) => id));
    requireThat(ids.size === first.length, {
      expected: "each id once",
      got: `${first.length} sessions with ${ids.size} ids`,
      contract: "one id, one session",
    });
    const again = new Map((await subject.list()).sessions.map((session) => [session.id, session]));
    const changed = first.find(({ id, isCurrent, createdAt }) => {
      const same = again.get(id);
      return same?.isCurrent !== isCurrent || String(same.createdAt) !== String(createdAt);
    });
    requireThat(!changed, {
      expected: "a second list gives each session the same id",
      got: `${JSON.stringify(changed?.id)} is gone or means another session`,
      contract: "an id means the same session as long as the session lives",
    });
  }),
  {
    scenario: "two-others",
    name: "gives ids that are no credentials",
    async run(subject) {
      const { sessions } = await subject.list();
      const at = sessions.findIndex(({ id }) => subject.credentials.includes(id));
      requireThat(at === -1, {
        expected: "no id is a credential",
        got: `sessions[${at}].id is one`,
        contract: "an id is an opaque handle, never a bearer token",
      });
    },
  },
  ...inEach(
    ["two-others", "only-current", "many", "current-unknown", "conflict", "lost-answer"],
    "lists who is really signed in, and nobody else",
    async (subject) => {
      const { sessions, truncated, skipped = 0 } = await subject.list();
      const own = await subject.own();
      const ids = new Set(sessions.map(({ id }) => id));
      const invented = [...ids].find((id) => !own.includes(id));
      requireThat(invented === undefined, {
        expected: "each listed id is alive and the user's own",
        got: `${JSON.stringify(invented)} is ${invented === subject.foreignId ? "another user's" : "not in truth()"}`,
        contract: "a list is one moment of one user's sessions",
      });
      const missing = own.filter((id) => !ids.has(id)).length;
      requireThat(truncated === true || missing <= skipped, {
        expected: "all sessions of the user, or truncated: true, or as many skipped as are missing",
        got: `${missing} are missing, skipped is ${skipped}`,
        contract: "a list says what it leaves out",
      });
    },
  ),
];

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
