import type { UserSession } from "../../contract.ts";
import { toInstant } from "../../core/check/values.ts";
import type { SessionsError, SessionsErrorCode } from "../../core/errors.ts";

interface Expectation {
  expected: string;
  came: string;
  /** The promise that was broken. */
  contract: string;
}

/** @throws {ConformanceError} where it does not hold. */
export function requireThat(holds: boolean, { expected, came, contract }: Expectation): void {
  if (!holds)
    throw new ConformanceError(`Expected: ${expected}.\nCame: ${came}.\nThe contract says: ${contract}.`);
}

const text = (ids: ReadonlySet<string>): string =>
  ids.size > 8 ? `${ids.size} sessions` : `[${[...ids].sort().join(", ")}]`;

/** @throws {ConformanceError} where other sessions are alive than should be, in whatever order. */
export function requireSame(
  alive: ReadonlySet<string>,
  expected: ReadonlySet<string>,
  { after, contract }: { after: string; contract: string },
): void {
  requireThat(alive.size === expected.size && [...expected].every((id) => alive.has(id)), {
    expected: `after ${after} exactly these are alive: ${text(expected)}`,
    came: `truth() has ${text(alive)}`,
    contract,
  });
}

/** For an act on a session that is not there: resolving and `not-found` are both right, nothing else is. */
export function requireQuiet(outcome: Outcome<unknown>, what: string): void {
  if (outcome.settled === "rejected")
    requireRejection(outcome, {
      what: `${what} resolves, or`,
      codes: ["not-found"],
      contract: "what is not there is passed over in silence, or is not-found",
    });
}

interface RejectionExpectation {
  /** The call, as messages name it. */
  what: string;
  /** The codes that are right here. Absent = each of the contract's. */
  codes?: readonly SessionsErrorCode[];
  contract: string;
}

/** @throws {ConformanceError} where the call resolved, or rejected with something else. */
export function requireRejection(
  outcome: Outcome<unknown>,
  { what, codes, contract }: RejectionExpectation,
): void {
  const error = outcome.settled === "rejected" ? sessionsErrorOf(outcome.error) : undefined;
  requireThat(!!error && (!codes || codes.includes(error.code)), {
    expected: `${what} rejects with a SessionsError${codes ? `, code ${codes.join(" or ")}` : ""}`,
    came: textOf(outcome),
    contract,
  });
  const wait = error?.retryAfterSeconds;
  requireThat(wait === undefined || (Number.isInteger(wait) && wait > 0), {
    expected: "retryAfterSeconds is absent or a positive whole number",
    came: String(wait),
    contract: "retryAfterSeconds says in whole seconds when the backend will listen again",
  });
}

interface Answer {
  id: string;
  outcome: Outcome<unknown>;
}

const answerText = ({ id, outcome }: Answer): string => {
  if (outcome.settled === "resolved") return "it resolved";
  const error = sessionsErrorOf(outcome.error);
  return `it rejected with ${error?.code}: ${error?.message.replaceAll(id, "<id>")}`;
};

/** Whoever tries ids must not learn which of them are another user's. */
export function requireAlike(foreign: Answer, unknown: Answer): void {
  requireThat(answerText(foreign) === answerText(unknown), {
    expected: `another user's session is answered as one that nobody has (${answerText(unknown)})`,
    came: answerText(foreign),
    contract: "foreign and unknown ids are answered alike",
  });
}

const instants = ["createdAt", "lastActiveAt", "expiresAt", "idleExpiresAt", "endedAt"] as const;

/** Each instant of a list or a page, by its place. */
const instantsOf = (rows: Rows, path: string): [string, unknown][] => [
  [`${path}.serverTime`, rows.serverTime],
  ...rows.sessions.flatMap((session, index): [string, unknown][] => [
    ...instants.map((key): [string, unknown] => [`${path}.sessions[${index}].${key}`, session[key]]),
    [`${path}.sessions[${index}].notRevocable.until`, session.notRevocable?.until],
  ]),
];

interface Rows {
  sessions: readonly UserSession[];
  serverTime?: string;
}

/**
 * @param path - What it is, as messages name it: "list".
 * @throws {ConformanceError} where an instant of a list or a page is no real one, or not written in UTC.
 */
export function requireInstants(rows: Rows, path: string): void {
  const wrong = instantsOf(rows, path).find(
    ([, value]) =>
      value !== undefined && !(typeof value === "string" && value.endsWith("Z") && toInstant(value)),
  );
  requireThat(!wrong, {
    expected: "each instant is a text such as 2026-01-15T12:00:00.000Z, and a real one",
    came: `${wrong?.[0]} is ${String(wrong?.[1])} (${typeof wrong?.[1]})`,
    contract: "every instant is an ISO 8601 string in UTC, and absent where it is unknown",
  });
}

/**
 * @param path - What it is, as messages name it: "list".
 * @throws {ConformanceError} where the value would not come back the same from JSON, or says null of what is unknown.
 */
export function requireJson(value: unknown, path: string): void {
  const problem = jsonProblem(value, path);
  requireThat(!problem, {
    expected: "plain JSON, in which what is unknown is absent: neither undefined nor null",
    came: String(problem),
    contract:
      "the same shape travels, hydrates and lives in the query cache; an optional member is there or absent",
  });
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  // The root of any realm: a runner's objects need not be those of the adapter.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** Where and why the value would not come back the same from JSON, or is null; undefined = all is well. */
function jsonProblem(value: unknown, path: string): string | undefined {
  // JSON has it, and the contract does not: an optional member is absent.
  if (value === null) return `${path} is null`;
  if (typeof value === "string" || typeof value === "boolean") return undefined;
  if (typeof value === "number")
    return Number.isFinite(value) && !Object.is(value, -0) ? undefined : `${path} is ${value}`;
  if (typeof value !== "object") return `${path} is of type ${typeof value}`;
  const isArray = Array.isArray(value);
  if (!isArray && !isPlain(value)) return `${path} is a ${value.constructor?.name ?? "class"}`;
  for (const key of Reflect.ownKeys(value)) {
    if (isArray && key === "length") continue;
    const at = isArray ? `${path}[${String(key)}]` : `${path}.${String(key)}`;
    const member = Reflect.getOwnPropertyDescriptor(value, key);
    if (typeof key === "symbol" || !member?.enumerable || !("value" in member))
      return `${at} is no ordinary member`;
    const problem = jsonProblem(member.value, at);
    if (problem) return problem;
  }
  const hasHole = isArray && Object.keys(value).length !== value.length;
  return hasHole ? `${path} has more or fewer members than items` : undefined;
}

/** How a call ended, for a message. */
export function textOf(outcome: Outcome<unknown>): string {
  if (outcome.settled === "resolved") return "it resolved";
  const { error } = outcome;
  const known = sessionsErrorOf(error);
  return known
    ? `it rejected with the code ${known.code} (${known.message})`
    : `it rejected with something that is no SessionsError (${String(error)})`;
}

type SessionsErrorShape = Pick<SessionsError, "code" | "message" | "retryAfterSeconds">;

const codes: Readonly<Record<SessionsErrorCode, true>> = {
  unauthenticated: true,
  "reauth-required": true,
  "current-session": true,
  "current-unknown": true,
  "not-found": true,
  forbidden: true,
  "rate-limited": true,
  network: true,
  timeout: true,
  "bad-response": true,
  backend: true,
  unsupported: true,
};

/**
 * The error as a SessionsError, by its shape: the adapter may use another copy of the package, or come from another
 * realm, as under Jest. Undefined where it is something else.
 */
export function sessionsErrorOf(error: unknown): SessionsErrorShape | undefined {
  if (Object.prototype.toString.call(error) !== "[object Error]") return undefined;
  const { code, message } = error as Partial<SessionsErrorShape>;
  const isOne =
    typeof code === "string" && Object.hasOwn(codes, code) && typeof message === "string" && message;
  return isOne ? (error as SessionsErrorShape) : undefined;
}

/** What a failed test of the conformance suite throws. Every runner shows its message. */
export class ConformanceError extends Error {
  override readonly name: string = "AssertionError";
}

/** How a call ended. The error is unknown until somebody has looked at its shape. */
export type Outcome<T> = { settled: "resolved"; value: T } | { settled: "rejected"; error: unknown };

/**
 * @param what - The call, as messages name it: `listSessions()`.
 * @param limitMs - How long the suite itself waits. Without it the test runner's own limit has to do.
 * @throws {ConformanceError} where the call throws instead of rejecting, or does not settle in time.
 */
export async function outcomeOf<T>(
  what: string,
  call: () => Promise<T> | undefined,
  limitMs?: number,
): Promise<Outcome<T>> {
  let promise: Promise<T> | undefined;
  try {
    promise = call();
  } catch (error) {
    throw new ConformanceError(`${what} threw at once, and the contract says that it rejects: ${error}`);
  }
  const settled = Promise.resolve(promise as Promise<T>).then(
    (value): Outcome<T> => ({ settled: "resolved", value }),
    (error: unknown): Outcome<T> => ({ settled: "rejected", error }),
  );
  if (limitMs === undefined) return settled;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new ConformanceError(
            `${what} had not settled after ${limitMs} ms.\n` +
              "The contract says: every call has a deadline and then rejects with the code timeout. " +
              "Give the adapter of this scenario a deadline of about 100 ms.",
          ),
        ),
      limitMs,
    );
  });
  return Promise.race([settled, late]).finally(() => clearTimeout(timer));
}
