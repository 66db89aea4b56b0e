import { BlockList, isIP } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { maskIpAddress } from "../../src/core/ip-address.ts";

test.each([
  ["203.0.113.7", "203.0.113.0/24"],
  ["0.0.0.0", "0.0.0.0/24"],
  ["255.255.255.255", "255.255.255.0/24"],
  ["203.0.113.7/32", "203.0.113.0/24"],
  ["203.0.113.128/25", "203.0.113.0/24"],
  ["2001:db8:1:2::7", "2001:db8:1::/48"],
  ["2001:DB8:ABCD:2::7", "2001:db8:abcd::/48"],
  ["2001:db8:1:2::/64", "2001:db8:1::/48"],
  ["2001:0db8:85a3:1234:0000:0000:0000:0000", "2001:db8:85a3::/48"],
  ["2001:0db8:0000:1234:1:8a2e:370:7334", "2001:db8::/48"],
  ["2001:db8:1:2:3:4:192.0.2.1", "2001:db8:1::/48"],
  ["1:0:1:0:0:0:0:1", "1:0:1::/48"],
  ["0:0:1::", "0:0:1::/48"],
  ["::1", "::/48"],
  // 6to4: 203.0.113.7 and 192.0.2.1 stand behind the first group.
  ["2002:cb00:7107::1", "2002:cb00:7100::/40"],
  ["2002:c000:201:1::", "2002:c000:200::/40"],
  ["2002::/16", "2002::/16"],
])("masks %s as %s", (address, network) => {
  expect(maskIpAddress(address)).toBe(network);
});

test.each([
  ["10.1.2.3", "10.1.2.0/24"],
  ["192.168.1.20", "192.168.1.0/24"],
  ["127.0.0.1", "127.0.0.0/24"],
  ["fd12:3456:789a:1::1", "fd12:3456:789a::/48"],
  ["fe80::1", "fe80::/48"],
])("masks the private address %s like any other", (address, network) => {
  expect(maskIpAddress(address)).toBe(network);
});

test.each([
  ["::ffff:192.0.2.1", "192.0.2.0/24"],
  ["::FFFF:c000:0201", "192.0.2.0/24"],
  ["0000:0000:0000:0000:0000:ffff:192.0.2.1", "192.0.2.0/24"],
  ["::ffff:192.0.2.1/128", "192.0.2.0/24"],
  ["::ffff:192.0.0.0/112", "192.0.0.0/16"],
])("reads the mapped address %s as IPv4", (address, network) => {
  expect(maskIpAddress(address)).toBe(network);
});

test.each([
  "203.0.113.0/24",
  "203.0.0.0/16",
  "192.0.0.0/9",
  "0.0.0.0/0",
  "2001:db8:1::/48",
  "2001:db8::/32",
  "2001:d00::/24",
  "::/0",
])("passes the already masked %s", (network) => {
  expect(maskIpAddress(network)).toBe(network);
});

test("clears what a narrower prefix does not cover", () => {
  expect(maskIpAddress("203.0.113.7/16")).toBe("203.0.0.0/16");
  expect(maskIpAddress("2001:DB8:1:2::7/33")).toBe("2001:db8::/33");
});

test.each([
  "",
  " ",
  "unknown",
  "localhost",
  "203.0.113.7 ",
  ", 203.0.113.7",
  "unknown, 203.0.113.7",
  "203.0.113.7; 10.0.0.1",
  "203.0.113.7:",
  "203.0.113.7:http",
  "203.0.113.7:123456",
  "203.0.113.7:80:80",
  "2001:db8:1:2:3:4:5:6:443",
  "[203.0.113.256]:80",
  "fe80::1%",
  "[::1]/129",
  "0177.0.0.1",
  "203.0.113.07",
  "203.0.113",
  "203.0.113.7.1",
  "203.0.113.256",
  "a1.0.113.7",
  "0x7f.0.0.1",
  "2130706433",
  "cafe",
  "203.0.113.x",
  "203.0.113.7/33",
  "203.0.113.7/024",
  "203.0.113.7/",
  "2001:db8::/129",
  "::ffff:0177.0.0.1",
  "::ffff:192.0.2.1/129",
  ":",
  ":::",
  "1::2::3",
  ":1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8:9",
  "1::2:3:4:5:6:7:8",
  "2001:db8::12345",
  "2001:db8:192.0.2.1::",
  "2001:db8:1:…",
  "<b>203.0.113.7</b>",
  "٢٠٣.0.113.7",
  "203.0.113.7\n",
])("knows nothing of %j", (junk) => {
  expect(maskIpAddress(junk)).toBeUndefined();
});

test.each([undefined, null, 0, 3405803783, {}, [["203.0.113.7"]], Symbol("ip")])(
  "knows nothing of a value that is no text: %s",
  (value) => {
    expect(maskIpAddress(value as unknown as string)).toBeUndefined();
  },
);

const version6 = fc.ipV6();
const blocks = fc.oneof(
  fc.tuple(fc.ipV4(), fc.constantFrom("", ...Array.from({ length: 33 }, (_, bits) => `/${bits}`))),
  fc.tuple(version6, fc.constantFrom("", ...Array.from({ length: 129 }, (_, bits) => `/${bits}`))),
);

test("agrees with node:net on which addresses belong to the network", () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), version6), (address) => {
      const [network = "", bits = ""] = maskIpAddress(address)?.split("/") ?? [];
      const family = isIP(network) === 4 ? "ipv4" : "ipv6";
      const list = new BlockList();
      list.addSubnet(network, Number(bits), family);
      const kept = network.startsWith("2002:") ? 40 : 48;
      expect(Number(bits)).toBe(family === "ipv4" ? 24 : kept);
      expect(list.check(address, isIP(address) === 4 ? "ipv4" : "ipv6")).toBe(true);
    }),
    { numRuns: 1000, examples: [["2002:cb00:7107:1::"]] },
  );
});

test("agrees with the URL standard on how a network is written", () => {
  fc.assert(
    fc.property(version6, (address) => {
      const [network = ""] = maskIpAddress(address)?.split("/") ?? [];
      if (isIP(network) === 4) return;
      expect(`[${network}]`).toBe(new URL(`http://[${network}]`).hostname);
      const expanded = expand(new URL(`http://[${address}]`).hostname.slice(1, -1));
      const [first = 0, second = 0, third = 0] = expanded;
      // Of 6to4 a byte less is kept.
      const last = first === 0x2002 ? third & 0xff00 : third;
      expect(expand(network)).toEqual([first, second, last, 0, 0, 0, 0, 0]);
    }),
    { numRuns: 1000, examples: [["2002:cb00:7107:1::"]] },
  );
});

test("agrees with node:net on what an address is, also for near misses", () => {
  const nearMiss = fc
    .tuple(fc.oneof(fc.ipV4(), version6), fc.nat(60), fc.constantFrom(..."0123456789abcfg:.:. -/%[]"))
    .map(([address, at, sign]) => `${address.slice(0, at)}${sign}${address.slice(at)}`);
  const soup = fc.string({ unit: fc.constantFrom(..."0123af:."), maxLength: 40 });
  fc.assert(
    fc.property(fc.oneof(nearMiss, soup), (text) => {
      if (text.includes("/")) return;
      // An address may stand in brackets, and behind one of IPv4 a port. node:net takes neither.
      const bare = text.replace(/^\[|\]$/g, "").replace(/^([\d.]+):\d{1,5}$/, "$1");
      expect(maskIpAddress(text) !== undefined).toBe(isIP(bare) !== 0);
    }),
    { numRuns: 3000 },
  );
});

test("masks what is masked to itself", () => {
  fc.assert(
    fc.property(blocks, ([address, prefix]) => {
      const network = maskIpAddress(address + prefix);
      expect(network).toMatch(/^(\d+\.\d+\.\d+\.0\/\d+|[\da-f:]+::\/\d+|::\/\d+)$/);
      expect(maskIpAddress(network as string)).toBe(network);
    }),
    { numRuns: 1000 },
  );
});

test("never throws, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (text) => {
      maskIpAddress(text);
    }),
  );
});

test("reads no more than an address is long", () => {
  expect(maskIpAddress(`${"0".repeat(65_536)}::1`)).toBeUndefined();
});

/** The eight numbers of a canonical address without dots. */
function expand(canonical: string): number[] {
  const [head = "", tail = ""] = canonical.split("::");
  const read = (part: string) =>
    part.split(":").flatMap((group) => (group ? [Number.parseInt(group, 16)] : []));
  const [left, right] = [read(head), read(tail)];
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}
