import type { UserSession } from "../contract.ts";
import { type DeviceIndex, deviceName } from "./device-index.ts";
import { isolate, isolateName, withoutIsolates } from "./isolate.ts";
import type { Labels } from "./labels.ts";
import type { NumberWriter } from "./number-writer.ts";

/** What a device is called beside others. */
export interface DistinctName {
  /** Unique, with isolated parts, ready for a sentence: "Chrome on macOS, Athens, Signed in Jan 3". */
  distinctName: string;
  /** The part of it that neither name nor place say: "Signed in Jan 3". Absent = they say enough. */
  distinction?: string;
}

/** The last number of each name in no language ("ChromemacOS"), and the number of each device ("ChromemacOS\0id"). */
export type GivenNumbers = ReadonlyMap<string, number>;

interface DistinctNamesOptions {
  index: DeviceIndex;
  /** When a person signed in there, as the page says it: "Signed in Jan 3". Asked for only if name and place are not enough. */
  signedInOn: (session: UserSession) => string | undefined;
  listed: Labels["listed"];
  number: NumberWriter;
  /** What was returned before: a number stays with its device and is not given again, whichever devices leave or come. */
  given?: GivenNumbers | undefined;
}

/** In no language: the page's may change, and a number outlives that. */
const noWords = { unknownDevice: "", browserOn: (browser: string, system: string) => browser + system };

/**
 * A unique name for each session, by its id. It is longer than the device's name only by details that tell it from another,
 * and by a number if they don't.
 */
export function distinctNames(
  sessions: readonly UserSession[],
  { index, signedInOn, listed, number, given }: DistinctNamesOptions,
): { names: ReadonlyMap<string, DistinctName>; given: GivenNumbers } {
  const numbers = new Map(given);
  const names = new Map<string, DistinctName>();
  const parts = sessions.map((session) => [index(session).name]);
  /** The positions of sessions that look the same so far. */
  let twins: number[][] = [[...sessions.keys()]];
  /** Only those are looked at more closely, and only what tells some of them apart is added. */
  const split = (detail: (session: UserSession) => string | undefined, isName = false) => {
    twins = twins.flatMap((group) => {
      const groups = new Map<string, number[]>();
      const details = group.map((at) => detail(sessions[at] as UserSession) ?? "");
      for (const [nth, at] of group.entries()) {
        const seen = withoutIsolates(details[nth] as string);
        const same = groups.get(seen);
        if (same) same.push(at);
        else groups.set(seen, [at]);
      }
      if (groups.size > 1 && !isName)
        for (const [nth, at] of group.entries()) if (details[nth]) parts[at]?.push(details[nth] as string);
      return [...groups.values()].filter(({ length }) => length > 1);
    });
  };
  split((session) => index(session).name, true);
  split((session) => index(session).place);
  const seen = parts.map(({ length }) => length);
  split(signedInOn);
  split((session) => index(session).ipAddress);

  const joined = (some: readonly string[]) => (some[1] ? listed(some.map(isolate)) : (some[0] as string));
  const told = parts.map(joined);
  const count = new Map<string, number>();
  for (const name of told.map(withoutIsolates)) count.set(name, (count.get(name) ?? 0) + 1);
  for (const [at, session] of sessions.entries()) {
    const some = parts[at] as string[];
    const root = session.name ?? deviceName(session.device ?? {}, noWords);
    const key = `${root}\0${session.id}`;
    let own = numbers.get(key);
    if (own || (count.get(withoutIsolates(told[at] as string)) as number) > 1) {
      const numbered = () => joined([...some, number(own as number)]);
      // A person may have given another device a name that ends in this very number.
      while (!own || count.has(withoutIsolates(numbered()))) {
        own = (numbers.get(root) ?? 0) + 1;
        numbers.set(root, own);
      }
      numbers.set(key, own);
      told[at] = numbered();
      some.push(number(own));
      count.set(withoutIsolates(told[at]), 1);
    }
    const distinction = some.slice(Math.max(1, seen[at] as number));
    names.set(session.id, {
      distinctName: some[1] ? (told[at] as string) : isolateName(told[at] as string),
      ...(distinction.length > 0 && { distinction: listed(distinction.map(isolate)) }),
    });
  }
  return { names, given: numbers };
}
