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
  ["::1", "::…"],
])("%s is read as %s", (address, text) => expect(read(address)).toBe(text));

test.each([
  "",
  "unknown",
  "fe80::1%eth0",
  "203.0.113.7:443",
  "203.0.113.7, 198.51.100.2",
  "0177.0.0.1",
  "<b>203.0.113.7</b>",
  "0.0.0.0/0",
  "::/0",
])("%j says nothing", (text) => expect(read(text)).toBeUndefined());

test("the last octet of an address never shows", () => {
  const octet = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(octet, octet, octet, octet, (a, b, c, d) => {
      expect(read(`${a}.${b}.${c}.${d}`)).toBe(`${a}.${b}.${c}.x`);
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
