import fc from "fast-check";

const digits = (max: number, length = 2) =>
  fc.integer({ min: 0, max }).map((number) => `${number}`.padStart(length, "0"));

const zone = fc.constantFrom("Z", "+00:00", "-05:00", "+05:30", "+0200", "", " ", "z");

/** Instants, and what almost is one: days and hours that are not real, other zones, other shapes. */
export const almostInstants: fc.Arbitrary<string> = fc.oneof(
  fc
    .date({ min: new Date("1999-12-31"), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((date) => date.toJSON()),
  fc
    .tuple(digits(9999, 4), digits(13), digits(32), digits(25), digits(61), digits(61), zone)
    .map(([year, month, day, hour, minute, second, end]) => [
      `${year}-${month}-${day}T${hour}:${minute}:${second}.007${end}`,
      `${year}-${month}-${day}T${hour}:${minute}:${second}${end}`,
      `${year}-${month}-${day}T${hour}:${minute}${end}`,
      `${year}-${month}-${day} ${hour}:${minute}:${second}${end}`,
    ])
    .chain((texts) => fc.constantFrom(...texts)),
  fc
    .tuple(fc.constantFrom("2000", "2023", "2024", "2100"), digits(31))
    .map(([year, day]) => `${year}-02-${day}T10:00:00.000Z`),
);

/** Addresses of both families, in canonical and in other forms. */
export const addresses: fc.Arbitrary<string> = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.ipV4().map((address) => `::ffff:${address}`),
  fc.ipV6().map((address) => new URL(`http://[${address}]`).hostname.slice(1, -1)),
  fc.constantFrom("::", "::1", "2002:cb00:7107::1", "2002::", "::3:4:5:6:7:8", "1::3:4:5:6:7:8", "fe80::1"),
);

/** The same, and what almost is one: a sign more or less, a prefix of any length. */
export const almostAddresses: fc.Arbitrary<string> = fc.oneof(
  addresses,
  fc.tuple(addresses, fc.integer({ min: 0, max: 130 })).map(([address, bits]) => `${address}/${bits}`),
  fc
    .tuple(addresses, fc.nat(45), fc.constantFrom(..."0123456789abcfgF:.:. /x"))
    .map(([address, at, sign]) => `${address.slice(0, at)}${sign}${address.slice(at)}`),
  fc.tuple(addresses, fc.nat(45)).map(([address, at]) => address.slice(0, at) + address.slice(at + 1)),
  fc.string({ unit: fc.constantFrom(..."0123af:."), maxLength: 46 }),
);

/** Values of any type. */
export const anything: fc.Arbitrary<unknown> = fc.anything({
  withDate: true,
  withBigInt: true,
  withNullPrototype: true,
});
