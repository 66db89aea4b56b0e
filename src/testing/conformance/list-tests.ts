import type { Capability, SessionList } from "../../contract.ts";
import { isSessionId } from "../../core/check/values.ts";
import { can, currentSessionOf } from "../../core/list-rules.ts";
import { requireInstants, requireJson, requireThat } from "./assert.ts";
import { type ConformanceTest, inEach } from "./conformance-test.ts";
import { othersIn } from "./subject.ts";

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Who is in the list. */
export const listTests: readonly ConformanceTest[] = [
  {
    scenario: "two-others",
    name: "has a name",
    async run({ adapter: { name } }) {
      requireThat(typeof name === "string" && name.trim().length > 0, {
        expected: "adapter.name is a text",
        came: JSON.stringify(name) ?? typeof name,
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
        expected: "one session with isCurrent: true, or none of them and no way to end one",
        came: `${current.length} with isCurrent: true`,
        contract: "the session that asks is marked; where it is not known, nothing can be ended",
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
        came: "it is",
        contract: "an adapter keeps no list: a newer list is what the page's word rests on",
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
      if (current && can(subject.adapter, given, "rename")) await subject.act("rename", current.id);
      const [other] = othersIn(given);
      if (other !== undefined && can(subject.adapter, given, "revoke")) await subject.act("revoke", other);
      await subject.list();
      const { sessions, ...rest } = given;
      const now = sessions.length;
      const changed = before.sessions.findIndex((session, index) => !isSame(session, sessions[index]));
      requireThat(isSame(before, given), {
        expected: "a list that was given stays as it was, whatever is done and listed afterwards",
        came:
          now === before.sessions.length
            ? `${changed === -1 ? `one of ${Object.keys(rest)}` : `sessions[${changed}]`} has changed`
            : `it had ${before.sessions.length} sessions and now has ${now}`,
        contract: "a list is one moment; whoever got it keeps it and compares the next one with it",
      });
    },
  },
  {
    scenario: "current-unknown",
    name: "lists no session, or several, as the current one",
    async run(subject) {
      requireThat(!currentSessionOf(await subject.list()), {
        expected: "none or several with isCurrent: true",
        came: "exactly one",
        contract: "what is not known is not guessed; such a list is read-only",
      });
    },
  },
  ...inEach(["two-others", "many"], "gives unique, stable ids that can travel", async (subject) => {
    const first = (await subject.list()).sessions;
    const bad = first.findIndex(({ id }) => !isSessionId(id));
    requireThat(bad === -1, {
      expected: "each id is a text of 1 to 512 characters, none of them a lone surrogate",
      came: `sessions[${bad}].id is ${JSON.stringify(first[bad]?.id)}`,
      contract: "an id travels and comes back the same",
    });
    const ids = new Set(first.map(({ id }) => id));
    requireThat(ids.size === first.length, {
      expected: "each id once",
      came: `${first.length} sessions with ${ids.size} ids`,
      contract: "one id, one session",
    });
    const again = new Map((await subject.list()).sessions.map((session) => [session.id, session]));
    const changed = first.find(({ id, isCurrent, createdAt }) => {
      const same = again.get(id);
      return same?.isCurrent !== isCurrent || same.createdAt !== createdAt;
    });
    requireThat(!changed, {
      expected: "a second list gives each session the same id",
      came: `${JSON.stringify(changed?.id)} is gone or means another session`,
      contract: "an id means the same session as long as it lives",
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
        came: `sessions[${at}].id is one`,
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
        came: `${JSON.stringify(invented)} is ${invented === subject.foreignId ? "another user's" : "not in truth()"}`,
        contract: "a list is one moment of one user's sessions",
      });
      const missing = own.filter((id) => !ids.has(id)).length;
      requireThat(truncated === true || missing <= skipped, {
        expected: "all sessions of the user, or truncated: true, or as many skipped",
        came: `${missing} are missing, skipped is ${skipped}`,
        contract: "what is left out is said",
      });
    },
  ),
];

const capabilities: readonly Capability[] = ["revoke", "revoke-others", "rename", "history"];
const isBoolean = (value: unknown) => typeof value === "boolean";
const isCount = (value: unknown) => typeof value === "number" && value >= 0;

/** In what form it comes. */
export const shapeTests: readonly ConformanceTest[] = [
  ...inEach(["two-others", "only-current"], "writes instants in ISO 8601, in UTC", async (subject) =>
    requireInstants(await subject.list(), "list"),
  ),
  ...inEach(
    ["two-others", "only-current", "current-unknown"],
    "gives a list that comes back the same from JSON",
    async (subject) => requireJson(await subject.list(), "list"),
  ),
  ...inEach(
    ["two-others", "current-unknown"],
    "gives each member of a list in its own type",
    async (subject) => {
      const { sessions, can, ...rest } = await subject.list();
      const {
        truncated = false,
        skipped = 0,
        revocationLagSeconds = 0,
        lastActiveGranularitySeconds = 0,
      } = rest;
      const wrong = [
        sessions.every(({ isCurrent }) => isBoolean(isCurrent)) || "isCurrent of a session",
        can === undefined || (Array.isArray(can) && can.every((one) => capabilities.includes(one))) || "can",
        isBoolean(truncated) || "truncated",
        isCount(skipped) || "skipped",
        isCount(revocationLagSeconds) || "revocationLagSeconds",
        isCount(lastActiveGranularitySeconds) || "lastActiveGranularitySeconds",
      ].filter((problem) => problem !== true);
      requireThat(wrong.length === 0, {
        expected: "booleans, counts, and capabilities that the contract has",
        came: `of another kind: ${wrong.join(", ")}`,
        contract: "see SessionList and UserSession",
      });
    },
  ),
];
