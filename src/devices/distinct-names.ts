import type { Device } from "./device.ts";
import { isolate, isolateName, withoutIsolates } from "./isolate.ts";
import type { Labels, NumberWriter } from "./labels.ts";

/** The details that tell devices of one name apart, in the order in which they are tried. */
const details: readonly ((device: Device) => string | undefined)[] = [
  ({ place }) => place,
  ({ ipAddress }) => ipAddress,
  ({ signedIn }) => signedIn?.title,
];

/** The last number of each name ("Chrome on macOS"), and the number of each device ("Chrome on macOS\0id"). */
export type GivenNumbers = ReadonlyMap<string, number>;

interface DistinctNamesOptions {
  listed: Labels["listed"];
  number: NumberWriter;
  /** What was returned before: a number stays with its device and is not given again, whichever devices leave or come. */
  given?: GivenNumbers | undefined;
}

/**
 * A unique name for each device, with isolated parts, ready for a sentence. It is longer than the device's name only by
 * details that tell it from another, and by a number if they don't.
 */
export function distinctNames(
  devices: readonly Device[],
  { listed, number, given }: DistinctNamesOptions,
): { names: string[]; given: GivenNumbers } {
  let names = devices.map(({ name }) => name);
  for (const detail of details) {
    const longer = devices.map((device, index) => {
      const more = detail(device);
      const name = names[index] as string;
      return more ? listed([isolate(name), isolate(more)]) : name;
    });
    const [before, after] = [countOf(names), countOf(longer)];
    names = names.map((name, index) => {
      const more = longer[index] as string;
      return after(more) < before(name) ? more : name;
    });
  }
  const count = countOf(names);
  const taken = new Set(names.map(withoutIsolates));
  const numbers = new Map(given);
  const seen = new Map<string, number>();
  names = names.map((name, index) => {
    const device = devices[index] as Device;
    const root = withoutIsolates(device.name);
    // A device that is handed in twice has a number for each time.
    const time = seen.get(device.id) ?? 0;
    seen.set(device.id, time + 1);
    const key = [root, device.id, time].join("\0");
    let own = numbers.get(key);
    if (!own && count(name) === 1) return isolateName(name);
    const numbered = () => listed([isolate(name), number(own as number)]);
    // A person may have given another device a name that ends in this very number.
    while (!own || taken.has(withoutIsolates(numbered()))) {
      own = (numbers.get(root) ?? 0) + 1;
      numbers.set(root, own);
    }
    numbers.set(key, own);
    taken.add(withoutIsolates(numbered()));
    return numbered();
  });
  return { names, given: numbers };
}

/** How many of the names look the same. */
function countOf(names: readonly string[]): (name: string) => number {
  const count = new Map<string, number>();
  for (const name of names.map(withoutIsolates)) count.set(name, (count.get(name) ?? 0) + 1);
  return (name) => count.get(withoutIsolates(name)) ?? 0;
}
