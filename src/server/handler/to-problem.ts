import type { SessionsErrorCode } from "../../core/sessions-error.ts";
import { isSessionsError } from "./is-sessions-error.ts";
import { Problem, type ProblemStatus } from "./problem.ts";

const answers: Readonly<Record<SessionsErrorCode, readonly [ProblemStatus, string, SessionsErrorCode?]>> = {
  unauthenticated: [401, "Nobody is signed in, or the session has ended."],
  "reauth-required": [403, "Confirm who you are first; nothing was changed."],
  forbidden: [403, "This is not allowed; nothing was changed."],
  "current-session": [
    409,
    "This is the session that asks. Sign out of it with the application's own sign-out.",
  ],
  "current-unknown": [409, "It is not known which session asks, so none was ended."],
  "rate-limited": [429, "Too many requests; nothing was changed. Wait before the next one."],
  unsupported: [501, "The backend can't do this."],
  backend: [502, "The backend failed; what it did is not known. List again."],
  // A list that was not found says something of the backend and nothing of a session.
  "not-found": [502, "The backend failed; what it did is not known. List again.", "backend"],
  network: [502, "The backend could not be reached, or its answer was lost. List again."],
  "bad-response": [502, "The backend answered with something that could not be read."],
  timeout: [504, "The backend did not answer in time; what it did is not known. List again."],
};

/** Whatever was thrown as what may leave: a status, a code and a text of ours. */
export function toProblem(thrown: unknown): Problem {
  try {
    return problemOf(thrown) ?? unknown();
  } catch {
    return unknown();
  }
}

function unknown(): Problem {
  return new Problem(500, "Something went wrong on the server.");
}

/** @throws whatever a foreign error throws when it is read. */
function problemOf(thrown: unknown): Problem | undefined {
  if (thrown instanceof Problem) return thrown;
  if (!isSessionsError(thrown)) return undefined;
  const { code: known, retryAfterSeconds } = thrown;
  if (!Object.hasOwn(answers, known)) return undefined;
  const [status, detail, code = known] = answers[known];
  const seconds = known === "rate-limited" ? waitOf(retryAfterSeconds) : undefined;
  return new Problem(status, detail, seconds ? { code, headers: { "retry-after": seconds } } : { code });
}

/** Whole seconds, at least one and at most an hour; undefined where the backend did not say. */
function waitOf(seconds: unknown): string | undefined {
  if (typeof seconds !== "number" || Number.isNaN(seconds)) return undefined;
  return String(Math.min(Math.max(Math.ceil(seconds), 1), 3600));
}
