import fc from "fast-check";
import type { SessionsErrorCode } from "../../src/core/errors.ts";

/** `junk` = a value that no adapter should throw. */
type FaultCode = Exclude<SessionsErrorCode, "not-found" | "timeout"> | "junk";

/** What goes wrong with one request; undefined = nothing. */
export type Fault =
  /** The reply is an error: before, in the middle of, or after what the server was asked to do. */
  | { when: "before" | "partly" | "after"; code: FaultCode }
  /** There is no reply. */
  | { hang: "before" | "after" }
  /** The list is true, but tells less. */
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
/** A refusal code means that nothing was revoked, so none comes after the effect. */
const after = fc.record({
  when: fc.constantFrom("partly" as const, "after" as const),
  code: fc.constantFrom(...ambiguous),
});

/** One fault for each request that revokes, in the order in which they begin. */
export const revokeFaults: fc.Arbitrary<Fault[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: never },
    { weight: 3, arbitrary: before },
    { weight: 3, arbitrary: after },
    { weight: 2, arbitrary: hang },
  ),
  { maxLength: 5 },
);

/** One fault for each list, follow-up lists included, in the order in which they begin. */
export const listFaults: fc.Arbitrary<Fault[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: never },
    { weight: 3, arbitrary: before },
    { weight: 1, arbitrary: hang },
    { weight: 3, arbitrary: lessTelling },
  ),
  { maxLength: 6 },
);
