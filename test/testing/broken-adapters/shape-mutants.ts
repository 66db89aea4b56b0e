import { listing, rows } from "./changes.ts";
import { inScenarios, type Mutant } from "./mutant.ts";

const instants = inScenarios(["two-others", "only-current"], "writes instants in ISO 8601, in UTC");
const json = inScenarios(
  ["two-others", "only-current", "current-unknown"],
  "gives a list that comes back the same from JSON",
);
const types = inScenarios(["two-others", "current-unknown"], "gives each member of a list in its own type");

export const shapeMutants: readonly Mutant[] = [
  {
    bug: "hands over a Date of the year 1970",
    change: rows((session) => ({ ...session, createdAt: new Date(0) })),
    fails: instants,
    says: /createdAt is/,
  },
  {
    bug: "hands over seconds",
    change: listing((list) => ({ ...list, serverTime: 1_768_478_400 })),
    fails: instants,
    says: /serverTime is 1768478400 \(number\)/,
  },
  {
    bug: "hands over a day that no calendar has",
    change: rows((session) => ({
      ...session,
      notRevocable: { reason: "too-new", until: "2026-02-30T12:00:00Z" },
    })),
    fails: instants,
    says: /notRevocable\.until is 2026-02-30/,
  },
  {
    bug: "hands over a change of network at local time",
    change: rows((session) => ({ ...session, network: { changes: [{ at: "2026-01-15T12:00:00+02:00" }] } })),
    fails: instants,
    says: /network\.changes\[0\]\.at is/,
  },
  {
    bug: "hands over a network's number as a number",
    change: rows((session) => ({ ...session, network: { id: 7 } })),
    fails: types,
    says: /network of a session/,
  },
  {
    bug: "hands over eleven changes of network",
    change: rows((session) => ({
      ...session,
      network: { changes: Array.from({ length: 11 }, () => ({ at: "2026-01-15T12:00:00.000Z" })) },
    })),
    fails: types,
    says: /network of a session/,
  },
  {
    bug: "hands over local time",
    change: rows((session) => ({ ...session, lastActiveAt: "2026-01-15T12:00:00+02:00" })),
    fails: instants,
    says: /lastActiveAt is/,
  },
  {
    bug: "hands over a Date in a text's place",
    change: rows((session) => ({ ...session, name: new Date() })),
    fails: json,
    says: /sessions\[0\]\.name is a Date/,
  },
  {
    bug: "hands over an instance of a class",
    change: rows((session) => Object.assign(new (class Row {})(), session)),
    fails: json,
    says: /sessions\[0\] is a Row/,
  },
  {
    bug: "hides a member",
    change: rows((session) => Object.defineProperty({ ...session }, "raw", { value: "row" })),
    fails: json,
    says: /sessions\[0\]\.raw is not an ordinary member/,
  },
  {
    bug: "hands over a number that JSON lacks",
    change: listing((list) => ({ ...list, revocationLagSeconds: Number.NaN })),
    fails: [...json, ...types],
    says: /revocationLagSeconds/,
  },
  {
    bug: "says a limit of sessions as a number",
    change: listing((list) => ({ ...list, sessionLimit: 5 })),
    fails: types,
    says: /of another type: sessionLimit/,
  },
  {
    bug: "says isCurrent as a text",
    change: rows((session) => ({ ...session, isCurrent: session.isCurrent ? "true" : "" })),
    fails: types,
    says: /isCurrent of a session/,
  },
  {
    bug: "says of a finished sign-in that it is not pending, in a text",
    change: rows((session) => ({ ...session, pending: "no" })),
    fails: types,
    says: /of another type: pending of a session/,
  },
  {
    bug: "names a capability that nobody knows",
    change: listing((list) => ({ ...list, can: ["delete"] })),
    fails: types,
    says: /of another type: can/,
  },
  {
    bug: "says null of what may be done",
    change: listing((list) => ({ ...list, can: null })),
    fails: json,
    says: /list\.can is null/,
  },
  {
    bug: "says null of the kind of device",
    change: rows((session) => ({ ...session, device: { type: null, browser: "Chrome" } })),
    fails: json,
    says: /list\.sessions\[0\]\.device\.type is null/,
  },
];
