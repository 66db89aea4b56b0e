import type { SessionLimit } from "../contract.ts";
import { toSessionLimit } from "./check/values.ts";

type Demand = (isRight: unknown, what: string) => void;

/**
 * A check for the options of one factory. It stops the developer at the call that is wrong, instead of at the first
 * request, hours later.
 *
 * @param factory the function that takes the options, as developers write it: "restAdapter".
 * @returns a function that throws `TypeError("<factory>: <what>.")` if its first argument is falsy.
 */
export function demandFor(factory: string): Demand {
  return (isRight, what) => {
    if (!isRight) throw new TypeError(`${factory}: ${what}.`);
  };
}

/**
 * The option `sessionLimit` of an adapter, as a copy; undefined = the application does not say it.
 *
 * @throws {TypeError} if it is there and is none.
 */
export function readSessionLimit(demand: Demand, value: unknown): SessionLimit | undefined {
  const limit = toSessionLimit(value);
  demand(
    limit || value === undefined,
    'sessionLimit must be { max: 1 or more, then: "replace-oldest" or "refuse-sign-in" }',
  );
  return limit;
}
