import { describeDropped, type Told } from "../core/check/dropped-values.ts";
import { SessionsError } from "../core/errors.ts";
import { SetupError } from "./report-error.ts";

type Method = "listSessions" | "listEndedSessions";

/**
 * Runs the input check over what an adapter's method returned. In development it then says what was left out: once for
 * each kind of value, or in the error if nothing could be read.
 */
export type TellDropped = <Checked extends { sessions: readonly object[] }>(
  value: unknown,
  method: Method,
  check: () => Promise<Checked>,
) => Promise<Checked>;

/**
 * @param told the kinds of value that were said already.
 * @param report gets a text that holds names and kinds, and no value.
 * @param unwanted a member that the page does not get.
 */
export function tellDroppedTo(
  told: Told,
  report: (mistake: SetupError) => void,
  unwanted: string,
): TellDropped {
  const tell = (value: unknown, method: Method, sessions: readonly object[]): void => {
    try {
      if (process.env.NODE_ENV !== "production") {
        const message = describeDropped(value, method, told, { sessions, unwanted });
        if (message) report(new SetupError(message));
      }
    } catch {
      // There is no `process`, or the value throws when it is read again.
    }
  };
  return async (value, method, check) => {
    const checked = await check().catch((thrown) => {
      throw explained(thrown, value, method);
    });
    tell(value, method, checked.sessions);
    return checked;
  };
}

/** The error of the check with what it could not read. It is said each time, because the whole list is missing each time. */
function explained(thrown: Error, value: unknown, method: Method): Error {
  try {
    if (process.env.NODE_ENV !== "production") {
      const message = describeDropped(value, method, new Set());
      if (message)
        return new SessionsError("bad-response", `${thrown.message} ${message}`, {
          cause: new SetupError(message),
        });
    }
  } catch {
    // The same.
  }
  return thrown;
}

/** Bundlers replace `process.env.NODE_ENV`. */
declare const process: { env: { NODE_ENV?: string } };
