import fc from "fast-check";
import type { SessionsErrorCode } from "../../src/core/errors.ts";

/** `junk` is a value that no adapter should throw. */
type FaultCode = Exclude<SessionsErrorCode, "not-found" | "timeout"> | "junk";

/** What goes wrong with one call; undefined = nothing. */
export type Fault =
  /** The call is answered with an error before, in the middle of, or after what the server was asked to do. */
  | { when: "before" | "partly" | "after"; code: FaultCode }
  /** The call is never answered. */
  | { hang: "before" | "after" }
  /** The list is a true one, but tells less. */
  | { list: "truncated" | "no-current" | "two-currents" | "read-only" }
  | undefined;

const refusals: FaultCode[] = [
  "unauthenticated",
  "reauth-required",
  "current-session",
  "current-unknown",
  "forbidden",
  "rate-limited",
  "unsupported",
];
const ambiguous: FaultCode[] = ["network", "backend", "bad-response", "junk"];

const never = fc.constant(undefined);
const hang = fc.record({ hang: fc.constantFrom("before" as const, "after" as const) });
const before = fc.record({
  when: fc.constant("before" as const),
  code: fc.constantFrom(...refusals, ...ambiguous, ...ambiguous),
});
const lessTelling = fc.record({
  list: fc.constantFrom(
    "truncated" as const,
    "no-current" as const,
    "two-currents" as const,
    "read-only" as const,
  ),
});
/** A refusal code means that nothing was ended, so none comes after the effect. */
const after = fc.record({
  when: fc.constantFrom("partly" as const, "after" as const),
  code: fc.constantFrom(...ambiguous),
});

/** One fault for each acting call, in the order in which the calls begin. */
export const actFaults: fc.Arbitrary<Fault[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: never },
    { weight: 3, arbitrary: before },
    { weight: 3, arbitrary: after },
    { weight: 2, arbitrary: hang },
  ),
  { maxLength: 5 },
);

/** One fault for each list, refetch or proof, in the order in which they begin. */
export const listFaults: fc.Arbitrary<Fault[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: never },
    { weight: 3, arbitrary: before },
    { weight: 1, arbitrary: hang },
    { weight: 3, arbitrary: lessTelling },
  ),
  { maxLength: 6 },
);
