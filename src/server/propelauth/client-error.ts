import { isFields } from "../../core/is-fields.ts";
import { SessionsError, type SessionsErrorCode } from "../../core/sessions-error.ts";
import { notFound } from "./not-found.ts";

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
export function clientError(command: string, error: unknown): SessionsError {
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
