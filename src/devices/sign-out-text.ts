import { isRefusal, type SessionsError } from "../core/errors.ts";
import { isFailure, isGone, type SignOutResult } from "../core/sign-out-result.ts";
import type { DeviceRow } from "./device.ts";
import { fullMinute } from "./format.ts";
import { isolate, isolateName } from "./isolate.ts";
import type { Labels } from "./labels.ts";

/**
 * What became of one sign-out or of several, as whole sentences that name the devices by `result.device`. It claims no more
 * than the results show. A result without `id` is about "your other devices", which it does not count.
 *
 * @param result what `signOut`, `signOutOthers` or a `SignOutError` of the raw hooks hands out.
 * @param labels of `useLabels`, or `en` of `your-devices/locales/en`.
 * @returns "Safari on iPhone is signed out.", or "3 of 5 signed out. Not signed out: Safari on iPhone (too many attempts
 *   until 2:05 PM), curl (no answer)."
 */
export function signOutText(result: SignOutResult | readonly SignOutResult[], labels: Labels): string {
  const results = [result].flat();
  const [first, second] = results;
  return first && !second ? oneText(first, labels) : severalText(results, labels);
}

function oneText({ id, outcome, error, device }: SignOutResult, labels: Labels): string {
  const name = device ? isolateName(device.name) : labels.theDevice;
  const isOthers = id === undefined;
  if (isGone({ outcome })) return isOthers ? labels.othersSignedOut : labels.signedOutDevice(name);
  if (outcome === "refused")
    return refusalText(isOthers ? labels.othersNotSignedOut : labels.notSignedOut(name), error, labels);
  if (isOthers) return labels.othersUnknown;
  return outcome === "unknown" ? labels.outcomeUnknown(name) : labels.stillSignedIn(name);
}

/** How many devices a sentence names. The others are counted. */
const namedAtMost = 5;

function severalText(results: readonly SignOutResult[], labels: Labels): string {
  const { listed, number, sentences } = labels;
  const counted = results.filter(({ id }) => id !== undefined);
  const failed = counted.filter(isFailure);
  const unknown = counted.filter(({ outcome }) => outcome === "unknown");
  const done = counted.length - failed.length - unknown.length;
  const names = (all: readonly SignOutResult[]) => {
    const parts = all
      .flatMap(({ device, ...result }) =>
        device ? labels.failedDevice(isolate(device.name), reasonText(result, labels)) : [],
      )
      .slice(0, namedAtMost);
    const rest = all.length - parts.length;
    if (rest > 0) parts.push(labels.moreDevices(rest, parts.length > 0, number));
    return listed(parts);
  };
  const said: string[] = [];
  if (done > 0) said.push(labels.signedOutOthers(done, counted.length, number));
  if (results[0] && results.every(isFailure)) said.push(labels.nothingSignedOut);
  if (failed.length > 0) said.push(labels.notSignedOutDevices(names(failed)));
  if (unknown.length > 0) said.push(labels.uncheckedDevices(names(unknown)));
  for (const result of results) if (result.id === undefined) said.push(oneText(result, labels));
  return sentences(said);
}

/** How much there is to worry about, for the look of what `signOutText` says. */
export function signOutTone(results: readonly SignOutResult[]): "success" | "warning" | "error" {
  if (results.every(isGone)) return "success";
  return results.every(isFailure) ? "error" : "warning";
}

/**
 * Until when what was signed out may keep working. Not everything may have been: the sentence is never about the rest.
 *
 * @param worksUntil ISO 8601.
 * @param isSoon within a day: a time of day would mislead if it were tomorrow's.
 */
export function worksUntilText(
  results: readonly SignOutResult[],
  worksUntil: string,
  isSoon: boolean,
  labels: Labels,
): string {
  const time = labels[isSoon ? "clock" : "exact"](fullMinute(worksUntil));
  if (signOutTone(results) !== "success") return labels.someWorkUntil(time);
  return labels.worksUntil(time, results.some(({ id }) => id === undefined) ? undefined : results.length);
}

/** Why a device was not signed out, in a few words; undefined if the result does not tell. */
function reasonText({ outcome, error }: Omit<SignOutResult, "device">, labels: Labels): string | undefined {
  if (error?.code === "rate-limited") return labels["reason:rate-limited"](retryTime(error, labels));
  if (outcome === "refused") return labels["reason:refused"];
  return error?.code === "network" || error?.code === "timeout" ? labels["reason:no-answer"] : undefined;
}

/**
 * What people should know of the last try to sign a device out, in its row. It never claims more than a list has shown.
 *
 * @param at when the try failed, in milliseconds since 1970.
 */
export function signOutNote(
  { state, error }: Pick<DeviceRow, "state" | "error">,
  labels: Labels,
  at: number,
): string | undefined {
  if (state === "ready" || state === "signing-out") return undefined;
  if (state === "unknown") return labels.outcomeUnknown();
  // A lost request may yet arrive, so only the backend's own refusal counts as one.
  if (!error || !isRefusal(error.code)) return labels.stillSignedIn();
  return refusalText(labels.notSignedOut(), error, labels, at);
}

/** A refusal with its reason, and when another try may work. */
export function refusalText(
  sentence: string,
  error: SessionsError | undefined,
  labels: Labels,
  at?: number,
): string {
  if (!error) return sentence;
  const time = retryTime(error, labels, at);
  const reason = [sentence, labels[`error:${error.code}`]];
  return labels.sentences(time ? [...reason, labels.tryAgainAt(time)] : reason);
}

/** When each error was first seen, which is when the try failed: a text that is made again must not tell a later time. */
const seen = new WeakMap<SessionsError, number>();

/** The time of day from which another try may work; undefined if the backend did not say. */
function retryTime(error: SessionsError, labels: Labels, at?: number): string | undefined {
  const failedAt = at ?? seen.get(error) ?? Date.now();
  seen.set(error, failedAt);
  const { retryAfterSeconds = Number.NaN } = error;
  // A time of day would mislead if it were tomorrow's.
  if (!(retryAfterSeconds <= 86_400)) return undefined;
  // Rounded up to the full minute: at the time that people read, another try must work.
  return labels.clock(Math.ceil((failedAt + retryAfterSeconds * 1000) / 60_000) * 60_000);
}
