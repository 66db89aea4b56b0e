import type { SessionLocation } from "../core/contract.ts";

/** Invented places for addresses that belong to nobody (RFC 5737, RFC 3849). `host` completes the address. */
export const fixturePlaces: readonly { ipAddress: (host: number) => string; location?: SessionLocation }[] = [
  {
    ipAddress: (host) => `203.0.113.${host}`,
    location: { city: "Athens", region: "Attica", country: "GR" },
  },
  {
    ipAddress: (host) => `198.51.100.${host}`,
    location: { city: "Nairobi", country: "KE" },
  },
  {
    ipAddress: (host) => `2001:db8:1:2::${host.toString(16)}`,
    location: { city: "São Paulo", region: "São Paulo", country: "BR" },
  },
  { ipAddress: (host) => `192.0.2.${host}` },
];
