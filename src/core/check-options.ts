/**
 * A check for the options of one factory. It stops the developer at the call that is wrong, instead of at the first
 * request, hours later.
 *
 * @param factory the function that takes the options, as developers write it: "restAdapter".
 * @returns a function that throws `TypeError("<factory>: <what>.")` if its first argument is falsy.
 */
export function demandFor(factory: string): (isRight: unknown, what: string) => void {
  return (isRight, what) => {
    if (!isRight) throw new TypeError(`${factory}: ${what}.`);
  };
}
