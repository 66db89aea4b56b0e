import { SessionsError } from "./errors.ts";
import { type DeadlineOptions, withDeadline } from "./with-deadline.ts";

/**
 * As `withDeadline`, for work that reads what a backend's client returned or threw. That can be anything, also an object
 * that throws when it is touched. What it threw is not kept, because its text may hold a credential.
 *
 * @throws {SessionsError} as `withDeadline`, and `bad-response` for whatever `work` throws that is not a `SessionsError`.
 */
export function askInTime<T>(
  work: (signal: AbortSignal) => Promise<T>,
  options: DeadlineOptions,
): Promise<T> {
  const check = (thrown: unknown): never => {
    if (thrown instanceof SessionsError) throw thrown;
    throw new SessionsError("bad-response", `${options.what}: unreadable value.`);
  };
  // Twice, because a hostile value throws even when it is looked at here.
  return withDeadline((signal) => work(signal).catch(check).catch(check), options);
}
