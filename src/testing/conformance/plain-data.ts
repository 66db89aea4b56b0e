import type { UserSession } from "../../contract.ts";
import { toInstant } from "../../core/check/values.ts";
import { requireThat } from "./assert.ts";

interface Rows {
  sessions: readonly UserSession[];
  serverTime?: string;
}

/**
 * @param rows - A list, or a page of ended sessions.
 * @param path - What messages call it: "list".
 * @throws {ConformanceError} if one of its instants does not exist in the calendar or is not written in UTC.
 */
export function requireInstants(rows: Rows, path: string): void {
  const wrong = instantsOf(rows, path).find(
    ([, value]) =>
      value !== undefined &&
      value !== null &&
      !((typeof value === "object" || String(value).endsWith("Z")) && toInstant(value)),
  );
  requireThat(!wrong, {
    expected: "each instant is a string such as 2026-01-15T12:00:00.000Z, and its day is in the calendar",
    got: `${wrong?.[0]} is ${String(wrong?.[1])} (${typeof wrong?.[1]})`,
    contract: "an instant is a Date or ISO 8601 in UTC; an unknown one is absent",
  });
}

const instants = ["createdAt", "lastActiveAt", "expiresAt", "idleExpiresAt", "endedAt"] as const;

/** Each instant of a list or a page, with its path. */
function instantsOf(rows: Rows, path: string): [string, unknown][] {
  return [
    [`${path}.serverTime`, rows.serverTime],
    ...rows.sessions.flatMap((session, index): [string, unknown][] => [
      ...instants.map((key): [string, unknown] => [`${path}.sessions[${index}].${key}`, session[key]]),
      [`${path}.sessions[${index}].notRevocable.until`, session.notRevocable?.until],
      ...(session.network?.changes ?? []).map((change, at): [string, unknown] => [
        `${path}.sessions[${index}].network.changes[${at}].at`,
        change?.at,
      ]),
    ]),
  ];
}

/** Members that are always there, so that null does not stand for their absence. */
const required = /^(id|isCurrent|can|type|reason|\d+)$/;

/** True for what an adapter may hand over beside plain JSON: a `Date` that is an instant, and null for what is unknown. */
export function isFree(name: string, value: unknown): boolean {
  // A number is the name of a row.
  if (value === null || value === undefined) return !required.test(name);
  return value instanceof Date && /(^at|At|until|Time)$/.test(name);
}

/**
 * @param path - What messages call the value: "list".
 * @param isLeft - True for members that are not looked at.
 * @throws {ConformanceError} if JSON would change the value, or something in it is null.
 */
export function requireJson(value: unknown, path: string, isLeft?: typeof isFree): void {
  const problem = jsonProblem(value, path, isLeft);
  requireThat(!problem, {
    expected: "plain JSON in which an unknown value is absent: neither undefined nor null",
    got: String(problem),
    contract:
      "the same shape travels, hydrates and lives in the query cache; an optional member is present or absent",
  });
}

/** The path at which JSON would change the value, or at which it is null, and why. Undefined = all is well. */
function jsonProblem(value: unknown, path: string, isLeft?: typeof isFree): string | undefined {
  // JSON has null, but in the contract an optional member is absent.
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
      return `${at} is not an ordinary member`;
    const problem = isLeft?.(key, member.value) ? undefined : jsonProblem(member.value, at, isLeft);
    if (problem) return problem;
  }
  const hasHole = isArray && Object.keys(value).length !== value.length;
  return hasHole ? `${path} has holes or members beside its items` : undefined;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Object.prototype of any realm: under Jest the adapter's objects come from another one.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
