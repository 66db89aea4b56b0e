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
    bug: "hands over a Date",
    change: rows((session) => ({ ...session, createdAt: new Date(0) })),
    fails: [...instants, ...json],
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
    bug: "hands over local time",
    change: rows((session) => ({ ...session, lastActiveAt: "2026-01-15T12:00:00+02:00" })),
    fails: instants,
    says: /lastActiveAt is/,
  },
  {
    bug: "has undefined members",
    change: rows((session) => ({ ...session, name: undefined })),
    fails: json,
    says: /sessions\[0\]\.name is of type undefined/,
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
    bug: "says isCurrent as a text",
    change: rows((session) => ({ ...session, isCurrent: session.isCurrent ? "true" : "" })),
    fails: types,
    says: /isCurrent of a session/,
  },
  {
    bug: "names a capability that nobody knows",
    change: listing((list) => ({ ...list, can: ["delete"] })),
    fails: types,
    says: /of another type: can/,
  },
  ...["device", "location", "ipAddress", "lastActiveAt"].map((member) => ({
    bug: `says null of an unknown ${member}`,
    change: rows((session, index) => (index ? session : { ...session, [member]: null })),
    fails: json,
    says: new RegExp(`list\\.sessions\\[0\\]\\.${member} is null`),
  })),
  {
    bug: "says null within a device",
    change: rows((session) => ({ ...session, device: { type: "desktop", browser: null } })),
    fails: json,
    says: /list\.sessions\[0\]\.device\.browser is null/,
  },
];
