import type { Device } from "./device.ts";

/** The details that tell devices of one name apart, in the order in which they are tried. */
const details: readonly ((device: Device) => string | undefined)[] = [
  ({ place }) => place,
  ({ ipAddress }) => ipAddress,
  ({ signedIn }) => signedIn?.title,
];

/** A unique name for each device. It is longer than the device's name only by details that tell it from another. */
export function distinctNames(devices: readonly Device[]): string[] {
  let names = devices.map(({ name }) => name);
  for (const detail of details) {
    const longer = devices.map((device, index) => [names[index], detail(device)].filter(Boolean).join(", "));
    const [before, after] = [countOf(names), countOf(longer)];
    names = names.map((name, index) => {
      const more = longer[index] ?? name;
      return (after.get(more) ?? 0) < (before.get(name) ?? 0) ? more : name;
    });
  }
  const count = countOf(names);
  const numbers = new Map<string, number>();
  return names.map((name) => {
    if (count.get(name) === 1) return name;
    let number = numbers.get(name) ?? 1;
    // A person may have given another device a name that ends in this very number.
    while (count.has(`${name}, ${number}`)) number += 1;
    numbers.set(name, number + 1);
    count.set(`${name}, ${number}`, 1);
    return `${name}, ${number}`;
  });
}

function countOf(names: readonly string[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
  return count;
}
