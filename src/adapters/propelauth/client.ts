import { SessionsError, type SessionsErrorCode } from "../../core/errors.ts";
import { type Fields, isFields } from "../../core/fields.ts";

/** What a command of PropelAuth comes to. The client never throws. */
export type PropelAuthResult = { ok: true; data: unknown } | { ok: false; error: unknown };

/** What a browser with a registered device has signed for this request. */
export interface PropelAuthDeviceVerification {
  signedDeviceChallenge: string;
  requestUrl?: string;
  requestMethod?: string;
}

/** The part of the application's own client that the adapter calls, as `createClient()` of `@propelauth/byo-node` returns it. */
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

/**
 * The data of one command, sent as it is named on the wire.
 *
 * @throws {SessionsError} whatever became of it.
 */
export async function call(command: string, start: () => Promise<PropelAuthResult>): Promise<Fields> {
  const result = await resultOf(command, start);
  // Not by ResultError, which is declared as an export and is none at run time.
  // trap: propelauth-absent-exports
  if (result.ok === false) throw clientError(command, result.error);
  if (!isFields(result.data))
    throw new SessionsError(
      "bad-response",
      `${command} was answered with no object. What stands at the client's url?`,
    );
  return result.data;
}

/** What was thrown is not kept: it may hold a device's challenge. */
async function resultOf(command: string, start: () => Promise<PropelAuthResult>): Promise<Fields> {
  try {
    const result: unknown = await start();
    if (isFields(result)) return result;
  } catch {}
  throw new SessionsError(
    "backend",
    `The client has no result for ${command}, where that of @propelauth/byo-node always has one. Pass the client itself.`,
  );
}

type Meaning = [SessionsErrorCode, why: string];

const registered =
  "this person has registered a device; pass what it has signed as deviceVerification (ignoreDeviceForListing lists without it), or let them sign in again";
const key = "check the integrationKey with which the client was created";

/** Of ValidateSession. No other command that is sent can say one of these of the session that asks. */
const ofValidation = new Map<unknown, Meaning>([
  // trap: propelauth-refusals-alike
  [
    "InvalidSessionToken",
    ["unauthenticated", "the session has ended, or the cookie is not one of its tokens"],
  ],
  // trap: propelauth-ip-rules
  ["IpAddressError", ["forbidden", "the rules for addresses say no; they need the option ipAddress"]],
  // trap: propelauth-new-device-challenge
  ["NewDeviceChallengeRequired", ["reauth-required", registered]],
  // trap: propelauth-device-verification-required
  ["DeviceVerificationRequired", ["reauth-required", registered]],
  // trap: propelauth-device-verification-failed
  ["DeviceVerificationFailed", ["reauth-required", registered]],
]);

const ofAny = new Map<unknown, Meaning>([
  // trap: propelauth-command-not-allowed
  ["CommandNotAllowed", ["unsupported", "allow this command to the integration key"]],
  ["InvalidPrefix", ["backend", key]],
  ["IntegrationKeyNotFound", ["backend", key]],
  ["NoIntegrationKeyFoundInHeader", ["backend", key]],
]);

/**
 * What a command failed with, in our words. Only the type decides: statuses are not published and details are
 * diagnostic texts, which stay behind, as a device's challenge does.
 */
function clientError(command: string, error: unknown): SessionsError {
  const { type, details } = isFields(error) ? error : {};
  // All that the client says of a lost connection, a page of HTML or an empty answer. PropelAuth's own UnexpectedError has
  // details, whatever they are.
  // trap: propelauth-outage-without-details
  if (type === "UnexpectedError" && details === undefined)
    return new SessionsError(
      "network",
      `${command} had no answer that the client could read. Is PropelAuth running at the client's url?`,
    );
  // trap: propelauth-session-not-found
  if (type === "SessionNotFound" && command === "InvalidateSessionById") return notFound();
  const known = (command === "ValidateSession" && ofValidation.get(type)) || ofAny.get(type);
  const [code, why] = known ?? ["backend", "see PropelAuth's log"];
  const name = known ? ` (${type})` : "";
  return new SessionsError(code, `PropelAuth did not do ${command}${name}: ${why}.`);
}

/** In the same words whether the session has ended, is somebody else's or was never there. */
export function notFound(): SessionsError {
  return new SessionsError("not-found", "This person has no such session; list again.");
}
