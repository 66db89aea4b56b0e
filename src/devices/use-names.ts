"use client";

import type { UserSession } from "../contract.ts";
import type { SignOutResult } from "../core/sign-out-result.ts";
import type { DeviceIndex } from "./device-index.ts";
import { useDevicesContext } from "./devices-provider.tsx";
import { type DistinctName, distinctNames, type GivenNumbers } from "./distinct-names.ts";
import { formatDay, formatNumber } from "./format.ts";
import { useFormer } from "./use-former.ts";

/** The names of the devices that the page shows, or showed, by session id. */
export type KnownNames = ReadonlyMap<string, NonNullable<SignOutResult["device"]>>;

interface Names {
  guard: unknown;
  sessions: readonly UserSession[];
  index: DeviceIndex;
  timeZone: string;
  names: ReadonlyMap<string, DistinctName>;
  known: KnownNames;
  given: GivenNumbers;
}

/**
 * The names that tell all sessions of a list apart, made once for each list.
 *
 * @param guard another one = another user, who has nothing of the one before.
 * @param now milliseconds since 1970 by the server's clock.
 */
export function useNames(
  guard: unknown,
  sessions: readonly UserSession[],
  index: DeviceIndex,
  timeZone: string,
  now: number,
): Pick<Names, "names" | "known"> {
  const { labels, locale } = useDevicesContext();
  return useFormer<Names>((last) => {
    const former = last?.guard === guard ? last : undefined;
    if (former?.sessions === sessions && former.index === index && former.timeZone === timeZone)
      return former;
    const { names, given } = distinctNames(sessions, {
      index,
      signedInOn({ createdAt = "" }) {
        const time = Date.parse(createdAt);
        return time > 0 ? labels.signedInOn(formatDay(locale, timeZone, time, now)) : undefined;
      },
      listed: labels.listed,
      number: labels.number ?? ((value) => formatNumber(locale, value)),
      given: former?.given,
    });
    const known = new Map(former?.index === index ? former.known : undefined);
    for (const session of sessions) {
      const { place } = index(session);
      const name = names.get(session.id)?.distinctName as string;
      known.set(session.id, { name, ...(place && { place }) });
    }
    return { guard, sessions, index, timeZone, names, known, given };
  });
}
