import { BlockList, isIP } from "node:net";

/** A simulated device, with its user agent and the address that it seems to come from. */
export interface SampleDevice {
  label: string;
  address: string;
  userAgent: string;
}

const mac = "Macintosh; Intel Mac OS X 10_15_7";
const firefox = (system: string): string => `Mozilla/5.0 (${system}; rv:145.0) Gecko/20100101 Firefox/145.0`;
const chromium = (system: string, names = "Chrome/142.0.0.0 Safari/537.36"): string =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) ${names}`;
const safari = (system: string, names: string): string =>
  `Mozilla/5.0 (${system}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 ${names}`;

const android = chromium("Linux; Android 10; K", "Chrome/142.0.0.0 Mobile Safari/537.36");
const edge = chromium("Windows NT 10.0; Win64; x64", "Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0");
const iphone = safari("iPhone; CPU iPhone OS 18_6 like Mac OS X", "Mobile/15E148 Safari/604.1");
const samsung = chromium("Linux; Android 14; SM-X710", "SamsungBrowser/27.0 Chrome/125.0.0.0 Safari/537.36");

/** The account is signed in on these devices from the start. */
export const seededDevices: readonly SampleDevice[] = [
  { label: "Chrome on a Mac", address: "203.0.113.4", userAgent: chromium(mac) },
  { label: "Firefox on Linux", address: "198.51.100.7", userAgent: firefox("X11; Linux x86_64") },
  { label: "Safari on an iPhone", address: "203.0.113.36", userAgent: iphone },
  // By default, an iPad requests desktop pages and calls itself a Mac.
  { label: "Safari on an iPad", address: "2001:db8:1:2::1", userAgent: safari(mac, "Safari/605.1.15") },
  { label: "Edge on Windows", address: "203.0.113.20", userAgent: edge },
  // This address has no place in the table below.
  { label: "curl", address: "192.0.2.200", userAgent: "curl/8.14.1" },
];

/** "Sign in on another device" uses these in turn. */
const furtherDevices: readonly SampleDevice[] = [
  { label: "Chrome on an Android phone", address: "198.51.100.20", userAgent: android },
  { label: "Firefox on Windows", address: "192.0.2.9", userAgent: firefox("Windows NT 10.0; Win64; x64") },
  { label: "Samsung Internet on a Galaxy tablet", address: "198.51.100.40", userAgent: samsung },
  {
    label: "Chrome on a Chromebook",
    address: "2001:db8:2:7::1",
    userAgent: chromium("X11; CrOS x86_64 14541.0.0"),
  },
  { label: "An app on Android", address: "192.0.2.24", userAgent: "okhttp/4.12.0" },
];

/** The further devices one after the other, over and over. */
export function* devicesInTurn(): Generator<SampleDevice, never> {
  while (true) yield* furtherDevices;
}

// RFC 5737 and RFC 3849 reserve these networks for documentation, so these addresses belong to nobody.
const networks = [
  ["203.0.113.0", "Athens", "Attica", "GR"],
  ["203.0.113.16", "Thessaloniki", "Central Macedonia", "GR"],
  ["203.0.113.32", "Patras", "Western Greece", "GR"],
  ["198.51.100.0", "São Paulo", "São Paulo", "BR"],
  ["198.51.100.16", "Nairobi", "Nairobi County", "KE"],
  ["198.51.100.32", "Kyoto", "Kyoto", "JP"],
  ["192.0.2.0", "Lisbon", "Lisbon", "PT"],
  ["192.0.2.16", "Montréal", "Quebec", "CA"],
  ["2001:db8:1::", "Tallinn", "Harju", "EE"],
  ["2001:db8:2::", "Wellington", "Wellington", "NZ"],
].map(([network = "", city = "", region = "", country = ""]) => {
  const addresses = new BlockList();
  if (isIP(network) === 6) addresses.addSubnet(network, 48, "ipv6");
  else addresses.addSubnet(network, 28);
  return { addresses, place: { city, region, country } };
});

/** The place of a documentation address; undefined for every other address, which the page shows as unknown. */
export function placeOf(address: string | null | undefined) {
  if (!address || isIP(address) === 0) return undefined;
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  return networks.find(({ addresses }) => addresses.check(address, family))?.place;
}

/** The places of all sample devices by address, for a backend that looks places up itself. */
export const samplePlaces: Record<string, string> = Object.fromEntries(
  [...seededDevices, ...furtherDevices].flatMap(({ address }) => {
    const place = placeOf(address);
    return place ? [[address, `${place.country}, ${place.city}`]] : [];
  }),
);
