import fc from "fast-check";
import { expect, test } from "vitest";
import { checkIpAddress } from "../../src/core/ip-address.ts";
import { readableIpAddress } from "../../src/devices/readable-ip-address.ts";

/** From the backend's text to the reader's, as it goes through the package. */
function read(backendText: string): string | undefined {
  const ipAddress = checkIpAddress(backendText);
  return ipAddress && readableIpAddress(ipAddress);
}

test.each([
  ["203.0.113.7", "203.0.113.x"],
  ["203.0.113.0/24", "203.0.113.x"],
  ["203.0.113.7:443", "203.0.113.x"],
  ["203.0.113.7, 198.51.100.2", "203.0.113.x"],
  ["203.0.0.0/16", "203.0.x"],
  ["203.0.112.0/20", "203.0.x"],
  ["::ffff:192.0.2.1", "192.0.2.x"],
  ["2001:db8:1:2::7", "2001:db8:1:…"],
  ["2001:DB8:1::/48", "2001:db8:1:…"],
  ["2001:db8::1", "2001:db8:…"],
  ["2001:0:1::1", "2001:0:1:…"],
  // 6to4: 203.0.113.7 stands behind the first group.
  ["2002:cb00:7107::1", "2002:cb00:…"],
  ["2002:cb00:7100::/40", "2002:cb00:…"],
  ["2001:db8::/32", "2001:db8:…"],
  ["2001:d00::/24", "2001:…"],
  ["11.0.0.1", "11.0.0.x"],
  ["100.63.255.1", "100.63.255.x"],
  ["100.128.0.1", "100.128.0.x"],
  ["169.253.1.1", "169.253.1.x"],
  ["172.15.0.1", "172.15.0.x"],
  ["172.32.0.1", "172.32.0.x"],
  ["192.167.1.1", "192.167.1.x"],
  ["192.0.2.1", "192.0.2.x"],
  ["198.51.100.2", "198.51.100.x"],
  ["fb00:1:2::1", "fb00:1:2:…"],
  ["fc::1", "fc:…"],
])("%s is read as %s", (address, text) => expect(read(address)).toBe(text));

test.each([
  "",
  "unknown",
  "fe80::1%eth0",
  "0177.0.0.1",
  "<b>203.0.113.7</b>",
  "0.0.0.0/0",
  "::/0",
  // Nothing is left behind the mask.
  "::1",
  "::",
  "128.0.0.0/4",
  "2000::/3",
  // The device itself, or a network that is not on the internet.
  "0.0.0.0",
  "10.1.2.3",
  "10.0.0.0/8",
  "100.64.0.1",
  "100.127.255.254",
  "127.0.0.1",
  "169.254.10.1",
  "172.16.0.1",
  "172.31.255.1",
  "172.16.0.0/12",
  "192.168.1.2",
  "192.168.1.0/24",
  "::ffff:10.0.0.1",
  "::ffff:7f00:1",
  "::ffff:192.168.0.1",
  "fc00::1",
  "fd12:3456:789a::1",
  "fe80::1",
  "FE80::1",
  "febf::1",
  // The prefix that stands before an IPv4 address (RFC 6052).
  "64:ff9b::203.0.113.7",
])("%j says nothing", (text) => expect(read(text)).toBeUndefined());

test.each([
  ["::ffff:a00:1", undefined],
  ["::ffff:10.0.0.1", undefined],
  ["0:0:0:0:0:ffff:cb00:7107", "203.0.113.x"],
  ["2001:DB8:1:2::7", "2001:db8:1:…"],
  ["300.0.113.7", undefined],
])("%s that came past the input check is read as %s", (address, text) =>
  expect(readableIpAddress(address)).toBe(text),
);

test("a whole address is read like its network", () => {
  expect(read("2001:db8:0:1::7")).toBe(read("2001:db8::/48"));
});

test("the last octet of an address never shows", () => {
  const octet = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(octet, octet, octet, octet, (a, b, c, d) => {
      expect([undefined, `${a}.${b}.${c}.x`]).toContain(read(`${a}.${b}.${c}.${d}`));
    }),
  );
});

test("every address on the internet shows its network", () => {
  fc.assert(
    fc.property(fc.integer({ min: 11, max: 99 }), fc.integer({ min: 0, max: 255 }), (a, b) => {
      expect(read(`${a}.${b}.0.1`)).toBe(`${a}.${b}.0.x`);
    }),
  );
});

test("no more than three groups of an IPv6 address show", () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const text = read(address);
      const groups = text?.endsWith("…") ? text.split(":").filter((group) => /^[\da-f]+$/.test(group)) : [];
      expect(groups.length).toBeLessThanOrEqual(3);
    }),
  );
});
