import type { Device } from "./device.ts";

/** Details that tell devices of one name apart, the most telling first. */
const details: readonly ((device: Device, index: number) => string | undefined)[] = [
  ({ place }) => place,
  ({ ipAddress }) => ipAddress,
  ({ signedIn }) => signedIn?.title,
  (_device, index) => String(index + 1),
];

/** A name for each device that no other one has: the shortest that does it, from the details that people see. */
export function distinctNames(devices: readonly Device[]): string[] {
  let names = devices.map(({ name }) => name);
  for (const detail of details) {
    const count = new Map<string, number>();
    for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
    if (count.size === names.length) break;
    names = names.map((name, index) => {
      const more = count.get(name) === 1 ? undefined : detail(devices[index] as Device, index);
      return more ? `${name}, ${more}` : name;
    });
  }
  return names;
}
