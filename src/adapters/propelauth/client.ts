import { SessionsError, type SessionsErrorCode } from "../../core/errors.ts";
import { type Fields, isFields } from "../../core/fields.ts";

/** The application's client, as far as the adapter uses it: what `createClient()` of `@propelauth/byo-node` returns. */
export interface PropelAuthClient {
  session: {
    validate(command: {
      sessionToken: string;
      userAgent?: string;
      ipAddress?: string;
      deviceVerification?: PropelAuthDeviceVerification;
      ignoreDeviceForVerification?: boolean;
    }): Promise<PropelAuthResult>;
    fetchAllForUser(command: { userId: string }): Promise<PropelAuthResult>;
    invalidateById(command: { sessionId: string; userId: string }): Promise<PropelAuthResult>;
    invalidateAllForUserExceptOne(command: {
      userId: string;
      sessionTokenToKeep: string;
    }): Promise<PropelAuthResult>;
  };
}

/** What a browser with a registered device has signed for this request. */
export interface PropelAuthDeviceVerification {
  signedDeviceChallenge: string;
  requestUrl?: string;
  requestMethod?: string;
}

/** The result of one command. The client never throws. */
export type PropelAuthResult = { ok: true; data: unknown } | { ok: false; error: unknown };

/**
 * Runs one command through the client.
 *
 * @param command its name on the wire: "ValidateSession".
 * @returns the data of its result.
 * @throws {SessionsError} for every failure.
 */
export async function runCommand(command: string, send: () => Promise<PropelAuthResult>): Promise<Fields> {
  const result = await resultOf(command, send);
  // A failure comes as data: the ResultError that the client's types declare does not exist at run time
  // (trap: propelauth-absent-exports).
  if (result.ok === false) throw commandError(command, result.error);
  if (!isFields(result.data))
    throw new SessionsError(
      "bad-response",
      `The response to ${command} is not an object. Is PropelAuth running at the client's url?`,
    );
  return result.data;
}

/** An error that was thrown is not kept, because it may hold a device's challenge. */
async function resultOf(command: string, send: () => Promise<PropelAuthResult>): Promise<Fields> {
  try {
    const result: unknown = await send();
    if (isFields(result)) return result;
  } catch {}
  throw new SessionsError(
    "backend",
    `The client has no result for ${command}. Pass the client of @propelauth/byo-node itself, which always has one.`,
  );
}

type Meaning = [SessionsErrorCode, why: string];

const registered =
  "this person has registered a device; pass what it has signed as deviceVerification (ignoreDeviceForListing lists without it), or let them sign in again";
const key = "check the integrationKey with which the client was created";

/** By the type of the error. Only ValidateSession says these about the current session. */
const validationFailures = new Map<unknown, Meaning>([
  // An outage is `ok: false` too; only this type means signed out (trap: propelauth-refusals-alike).
  [
    "InvalidSessionToken",
    ["unauthenticated", "the session has ended, or the cookie is not one of its tokens"],
  ],
  // The person is signed in, but not allowed to come from this IP address (trap: propelauth-ip-rules).
  ["IpAddressError", ["forbidden", "the rules for addresses say no; they need the option ipAddress"]],
  // The session lives, and PropelAuth wants the person to register this device
  // (trap: propelauth-new-device-challenge).
  ["NewDeviceChallengeRequired", ["reauth-required", registered]],
  // A session with a registered device needs a signed challenge (trap: propelauth-device-verification-required).
  ["DeviceVerificationRequired", ["reauth-required", registered]],
  // Another device has signed the challenge: a step-up, not a sign-out (trap: propelauth-device-verification-failed).
  ["DeviceVerificationFailed", ["reauth-required", registered]],
]);

/** By the type of the error, for every command. */
const failures = new Map<unknown, Meaning>([
  // Integration keys can be limited to some commands, so this is a wrong setup
  // (trap: propelauth-command-not-allowed).
  ["CommandNotAllowed", ["unsupported", "allow this command to the integration key"]],
  ["InvalidPrefix", ["backend", key]],
  ["IntegrationKeyNotFound", ["backend", key]],
  ["NoIntegrationKeyFoundInHeader", ["backend", key]],
]);

/**
 * Translates the error of a command. Only its type counts: PropelAuth publishes no statuses, and the details are
 * texts for diagnosis. The details are not kept, because they may hold a device's challenge.
 */
function commandError(command: string, error: unknown): SessionsError {
  const { type, details } = isFields(error) ? error : {};
  // The client reports a lost connection, a page of HTML and an empty response alike. PropelAuth's own
  // UnexpectedError always has details (trap: propelauth-outage-without-details).
  if (type === "UnexpectedError" && details === undefined)
    return new SessionsError(
      "network",
      `${command} had no response that the client could read. Is PropelAuth running at the client's url?`,
    );
  // A session may end between the list and its revocation, which is not a failure
  // (trap: propelauth-session-not-found).
  if (type === "SessionNotFound" && command === "InvalidateSessionById") return notFound();
  const known = (command === "ValidateSession" && validationFailures.get(type)) || failures.get(type);
  const [code, why] = known ?? ["backend", "see PropelAuth's log"];
  const name = known ? ` (${type})` : "";
  return new SessionsError(code, `${command} failed${name}: ${why}.`);
}

/** The same words for a session that has ended, one of another user, and one that never was. */
export function notFound(): SessionsError {
  return new SessionsError("not-found", "This person has no such session; list again.");
}
