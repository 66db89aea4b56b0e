import { BlockList, isIP } from "node:net";

/** Where an address is, in the fields that the demo adds to Better Auth's session. */
export interface Place {
  city: string;
  region: string;
  country: string;
}

// Addresses that RFC 5737 and RFC 3849 set aside for documentation: nobody has them, so nobody is looked up.
const rows: [network: string, prefix: number, city: string, region: string, country: string][] = [
  ["203.0.113.0", 28, "Athens", "Attica", "GR"],
  ["203.0.113.16", 28, "Thessaloniki", "Central Macedonia", "GR"],
  ["203.0.113.32", 28, "Patras", "Western Greece", "GR"],
  ["203.0.113.48", 28, "Heraklion", "Crete", "GR"],
  ["198.51.100.0", 28, "São Paulo", "São Paulo", "BR"],
  ["198.51.100.16", 28, "Nairobi", "Nairobi County", "KE"],
  ["198.51.100.32", 28, "Kyoto", "Kyoto", "JP"],
  ["192.0.2.0", 28, "Lisbon", "Lisbon", "PT"],
  ["192.0.2.16", 28, "Montréal", "Quebec", "CA"],
  ["2001:db8:1::", 48, "Tallinn", "Harju", "EE"],
  ["2001:db8:2::", 48, "Wellington", "Wellington", "NZ"],
];

const table = rows.map(([network, prefix, city, region, country]) => {
  const addresses = new BlockList();
  addresses.addSubnet(network, prefix, network.includes(":") ? "ipv6" : "ipv4");
  return { addresses, place: { city, region, country } };
});

/** The place of a documentation address; undefined for every other one, which is then shown as unknown. */
export function placeOf(address: string | null | undefined): Place | undefined {
  const version = address ? isIP(address) : 0;
  if (!address || version === 0) return undefined;
  const family = version === 6 ? "ipv6" : "ipv4";
  return table.find(({ addresses }) => addresses.check(address, family))?.place;
}
