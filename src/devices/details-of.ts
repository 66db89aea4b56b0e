import type { Device } from "./device.ts";
import { isolate } from "./isolate.ts";
import type { DetailKey, Labels } from "./labels.ts";

/** One thing that is known of a device, in words. */
export interface DeviceDetail {
  key: DetailKey | "ended" | "duration";
  /** "Signed in". */
  label: string;
  /** "Nov 20, 2026, 2:00 PM UTC"; "Unknown" if nobody knows. */
  value: string;
  /** What stands below it: "3 days ago, with a password". Absent = there is nothing to add. */
  note?: string;
}

/**
 * All that is known of a device, in the order in which people ask for it: when somebody signed in there, its last activity,
 * the place, the address, browser and system, its end, the id. What is unknown is said as unknown.
 *
 * @param labels of `useLabels`, or `en` of `your-devices/locales/en`.
 */
export function detailsOf(device: Device, labels: Labels): DeviceDetail[] {
  const { signedIn, lastActive, place, ipAddress, browser, system, expires, idleExpires, unusedFor } = device;
  const { signInMethod, isCurrent, placeParts, session } = device;
  const { pending } = session;
  const signIn = [
    (pending && signedIn?.title) ?? [],
    signedIn?.relative ?? [],
    signInMethod ? labels.signedInWith(signInMethod) : [],
  ].flat();
  const exactActivity = lastActive?.isLowerBound ? labels.activeOrLater(lastActive.title) : lastActive?.title;
  const program = browser && system ? labels.browserOn(isolate(browser), isolate(system)) : browser || system;
  const unused = unusedFor && labels.endsUnused(unusedFor, !expires);
  // Nobody knows since when it is unused, so this end may have moved.
  const idleEnd = idleExpires && labels.activeOrLater(idleExpires.title);
  const detail = (key: DetailKey, value: string | undefined, note?: string | false): DeviceDetail => ({
    key,
    label: labels[`detail:${key}`],
    value: value || labels.unknown,
    ...(note && { note }),
  });
  return [
    detail(
      "signed-in",
      pending ? labels.signInPending : signedIn?.title,
      signIn.length > 0 && labels.listed(signIn),
    ),
    detail("last-active", isCurrent ? labels.activeNow : exactActivity, !isCurrent && lastActive?.text),
    detail(
      "near",
      place && [place, placeParts?.flag ?? []].flat().join(" "),
      place !== undefined && labels.placeGuess,
    ),
    detail("address", ipAddress),
    detail("browser", program, program !== undefined && labels.browserUnchecked),
    detail("ends", expires?.title ?? unused ?? idleEnd, expires && unused),
    detail("id", device.id),
  ];
}
