import { isIP } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkIpAddress, maskIpAddress } from "../../src/core/ip-address.ts";
import { addresses, almostAddresses } from "../support/arbitrary-values.ts";
import { referenceAddress, referenceMask } from "../support/reference-check.ts";

test.each([
  ["203.0.113.7:8080", "203.0.113.7"],
  ["[2001:db8::1]:443", "2001:db8::1"],
  ["[2001:DB8::1]", "2001:db8::1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["[::ffff:192.0.2.1]:443", "192.0.2.1"],
  ["fe80::1%eth0", "fe80::1"],
  ["fe80::1%25en0", "fe80::1"],
  ["[fe80::1%eth0]:443", "fe80::1"],
  ["fe80::1%eth0/128", "fe80::1"],
  ["203.0.113.7/32", "203.0.113.7"],
  ["2001:db8::1/128", "2001:db8::1"],
  ["::ffff:192.0.2.1/128", "192.0.2.1"],
  ["203.0.113.7, 10.0.0.1", "203.0.113.7"],
  ["203.0.113.7,10.0.0.1, unknown", "203.0.113.7"],
  ["203.0.113.7 , 10.0.0.1", "203.0.113.7"],
  ["203.0.113.7:51413, 10.0.0.1:80", "203.0.113.7"],
  ["2001:db8::1, 203.0.113.7", "2001:db8::1"],
  ["[2001:db8::1]:443, [2001:db8::2]:443", "2001:db8::1"],
])("%s names the address %s, and masks as it does", (text, address) => {
  expect(checkIpAddress(text)).toBe(address);
  expect(maskIpAddress(text)).toBe(maskIpAddress(address));
  expect(maskIpAddress(text)).toMatch(/\/(24|48)$/);
});

test("a network stays a network, however many of its bits are known", () => {
  expect(checkIpAddress("203.0.113.7/31")).toBe("203.0.113.0/24");
  expect(checkIpAddress("203.0.113.0/24")).toBe("203.0.113.0/24");
  expect(checkIpAddress("2001:db8:1:2::/64")).toBe("2001:db8:1::/48");
});

test("what stands around an address changes nothing about it", () => {
  const zones = fc.constantFrom("", "%eth0", "%25en1", "%4");
  const ports = fc.constantFrom("", ":1", ":8080", ":65535");
  const proxies = fc.constantFrom("", ", 10.0.0.1", ",unknown", " , 198.51.100.1:80, 10.0.0.1");
  fc.assert(
    fc.property(addresses, zones, ports, proxies, (address, zone, port, list) => {
      const isIpv4 = isIP(address) === 4;
      const text = isIpv4 ? address + port : port ? `[${address}${zone}]${port}` : address + zone;
      expect(checkIpAddress(text + list)).toBe(referenceAddress(address));
      expect(maskIpAddress(text + list)).toBe(referenceMask(address));
    }),
    { numRuns: 3000 },
  );
});

test("a bare address, a block and near misses are read as the reference reads them", () => {
  fc.assert(
    fc.property(almostAddresses, (text) => {
      // These the reference does not know: a port behind IPv4, a block of a single address.
      const bare = text.replace(/^([\d.]+):\d{1,5}$/, "$1").replace(/^([\d.]+)\/32$|^(.*:.*)\/128$/, "$1$2");
      expect(maskIpAddress(text)).toBe(referenceMask(bare));
      expect(checkIpAddress(text)).toBe(referenceAddress(bare));
    }),
    { numRuns: 20_000 },
  );
});
