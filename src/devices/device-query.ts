import type { DeviceType, UserSession } from "../contract.ts";
import { endOf } from "../core/list-rules.ts";
import type { DeviceIndex } from "./device-index.ts";
import { fold } from "./fold.ts";
import { compareTexts } from "./format.ts";

/** Which of the other devices are shown, and in which order. */
export interface DeviceQuery {
  /**
   * It is looked for anywhere in the names of device, browser and system, the place, the address as it is shown, and the id.
   * If it stands nowhere, each of its words is. Case and accents do not count. Absent or empty = all.
   */
  text?: string | undefined;
  /** Absent = every kind. */
  type?: DeviceType | undefined;
  /**
   * `last-active` (the default) and `signed-in`: the latest first. `ends-soonest`: the next end first. `place`: by the
   * alphabet of the provider's `locale`. What is unknown comes last, and equals stay in the order of their last activity.
   */
  sort?: DeviceSort | undefined;
}

/** By what the other devices are ordered. */
export type DeviceSort = "last-active" | "signed-in" | "ends-soonest" | "place";

/**
 * The sessions that a query finds, in its order.
 *
 * @param sessions in the order of their last activity, the latest first.
 * @param locale BCP 47, for the alphabet.
 */
export function findSessions(
  sessions: readonly UserSession[],
  { text = "", type, sort }: DeviceQuery,
  index: DeviceIndex,
  locale: string,
): readonly UserSession[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const ofType = type ? sessions.filter(({ device }) => (device?.type ?? "unknown") === type) : sessions;
  const having = (parts: readonly string[]) =>
    ofType.filter((session) => parts.every((part) => index(session).text.includes(part)));
  const whole = having(words.length > 0 ? [words.join(" ")] : []);
  const found = whole.length > 0 ? whole : having(words);
  const place = (session: UserSession) => index(session).place;
  if (sort === "signed-in") found.sort((one, other) => compare(other.createdAt ?? "", one.createdAt ?? ""));
  if (sort === "ends-soonest") found.sort((one, other) => compare(endOf(one), endOf(other)));
  if (sort === "place")
    found.sort((one, other) => {
      const [a, b] = [place(one), place(other)];
      return a && b ? compareTexts(locale, a, b) : compare(!a, !b);
    });
  return found;
}

function compare<T extends string | number | boolean>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
