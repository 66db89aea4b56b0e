import { type Fields, isFields, pick, type Readers } from "../fields.ts";
import { latestInstant, listReaders, pageReaders } from "./check-list.ts";
import {
  checkSession,
  deviceReaders,
  locationReaders,
  networkReaders,
  notRevocableReaders,
  sessionReaders,
} from "./check-session.ts";

// For development: what the input check left out. A value itself is never said, since it may be personal or a credential.

/** One line must stay readable. What is not said now is said of a later list. */
const mostAtOnce = 20;

/** The kinds of value that were told already, so that each is told once. */
export type Told = Set<string>;

/** What the input check made of the value. */
interface Read {
  sessions: readonly object[];
  /** A member that was not wanted, so that its absence says nothing. "" = none. */
  unwanted?: string;
}

/**
 * Says what a list or a page has that the input check left out: which member of which row, what stands there, and what
 * should. Each kind is said once, of the first row that has it.
 *
 * @param value what the adapter handed over.
 * @param method the one that returned it.
 * @param told where the kinds are kept that have been said.
 * @param read if the input check made something of it: then only rows that lost something are read again.
 * @returns one line; undefined if nothing new was left out.
 */
export function describeDropped(
  value: unknown,
  method: "listSessions" | "listEndedSessions",
  told: Told,
  read?: Read,
): string | undefined {
  if (!isFields(value) || !Array.isArray(value.sessions)) return undefined;
  const found: string[] = [];
  const tell = (place: string) => (member: string, why: string) => {
    const kind = `${member}: ${why}`;
    if (told.has(kind) || found.length >= mostAtOnce) return;
    told.add(kind);
    found.push(`${place}, ${kind}.`);
  };
  const { sessions: rows, ...rest } = value;
  const readers = (method === "listSessions" ? listReaders : pageReaders) as Readers<Fields>;
  compare(rest, pick(rest, readers), readers, tell("the list"));
  tellRows(rows as unknown[], value.serverTime, read, tell);
  if (found.length === 0) return undefined;
  return `What ${method} returned was not read in full, and this was left out (rows count from 0; each kind is told once): ${found.join(" ")}`;
}

type Tell = (member: string, why: string) => void;

function tellRows(
  rows: readonly unknown[],
  serverTime: unknown,
  read: Read | undefined,
  tell: (place: string) => Tell,
): void {
  const byId = new Map(read?.sessions.map((session) => [(session as Fields).id, session]));
  const latest = latestInstant(serverTime);
  for (const [index, row] of rows.entries()) {
    const session = isFields(row) ? byId.get(row.id) : undefined;
    if (!session || hasLost(row as Fields, session as Fields, read?.unwanted))
      tellRow(row, latest, tell(`row ${index}`));
  }
}

/** Quick, and true of every row that has lost something; sometimes true of one that has not. */
function hasLost(given: Fields, read: Fields, unwanted?: string): boolean {
  for (const name in given) {
    const value = given[name];
    const kept = read[name];
    if (isFields(kept) && isFields(value)) {
      if (hasLost(value, kept)) return true;
      // A user agent has become the device by now.
    } else if (
      kept === undefined
        ? !isEmpty(value) && name !== "userAgent" && name !== unwanted
        : isReplaced(name, kept, value)
    )
      return true;
  }
  return false;
}

/** A backend says of what it does not know that it is empty, 0 or false. */
function isEmpty(value: unknown): boolean {
  return !value && !Number.isNaN(value);
}

/** True for the members that are never left out, if their value was none: another one stands there then. */
function isReplaced(name: string, kept: unknown, value: unknown): boolean {
  const isAlwaysThere = name === "isCurrent" || name === "type" || name === "reason";
  return isAlwaysThere && kept !== value && value !== undefined && value !== null;
}

function tellRow(row: unknown, latest: string | undefined, tell: Tell): void {
  if (!isFields(row)) {
    tell("the row", `${kindOf(row)}, and a row is an object`);
    return;
  }
  // An id of its own, so that a row without one is read too.
  const read = checkSession({ ...row, id: "row" }, undefined) as unknown as Fields;
  if (!checkSession(row)) tell("id", whyNoId(row.id));
  compare({ ...row, id: undefined }, read, sessionReaders, tell);
  for (const [member, readers] of Object.entries(nested)) {
    const given = row[member];
    const kept = isFields(read[member]) ? read[member] : {};
    if (isFields(given)) compare(given, kept, readers, (name, why) => tell(`${member}.${name}`, why));
  }
  for (const member of ["createdAt", "lastActiveAt", "endedAt"])
    if (latest && String(read[member] ?? "") > latest)
      tell(member, "an instant more than a day after `serverTime`");
}

const nested = {
  device: deviceReaders,
  location: locationReaders,
  notRevocable: notRevocableReaders,
  network: networkReaders,
};

function compare(given: object, read: object, readers: object, tell: Tell): void {
  for (const [name, value] of Object.entries(given)) {
    const kept = (read as Fields)[name];
    if (kept === undefined) {
      if (isEmpty(value) || (isFields(value) && Object.hasOwn(nested, name))) continue;
      if (Object.hasOwn(readers, name)) tell(name, whyUnread(name, value));
      else tell(nameOf(name), "the contract has no such member");
    } else if (isReplaced(name, kept, value)) tell(name, whyUnread(name, value));
    else if (Array.isArray(kept) && !Array.isArray(value))
      tell(name, `${kindOf(value)} and no array, so nothing is allowed`);
    else if (Array.isArray(kept) && kept.length !== (value as unknown[]).length)
      tell(name, "it names something that the contract does not know");
  }
}

const instants = [
  "createdAt",
  "lastActiveAt",
  "expiresAt",
  "idleExpiresAt",
  "endedAt",
  "until",
  "serverTime",
];

function whyUnread(name: string, value: unknown): string {
  const isTooOld = typeof value !== "number" && Date.parse(`${value}`) < Date.parse("2000-01-01");
  if (instants.includes(name) && isTooOld) return "an instant before the year 2000, which counts as never";
  if (instants.includes(name))
    return `${kindOfInstant(value)}; hand over a Date, or text in ISO 8601 with a time zone ("…T10:30:00Z")`;
  if (name === "isCurrent")
    return `${kindOf(value)}, which counts as false; only true is the current session`;
  if (name === "ipAddress" && typeof value === "string") return "a text that names no IP address";
  if (typeof value === "string") return "a text that can't stand there; see the type UserSession";
  return `${kindOf(value)}; see the type UserSession`;
}

function kindOfInstant(value: unknown): string {
  const { toJSON } = Object(value) as Partial<Date>;
  const text = typeof toJSON === "function" ? toJSON.call(value as Date, "") : value;
  // Of whatever realm.
  if (text === null && value !== null) return "an invalid Date";
  if (typeof text !== "string") return kindOf(value);
  if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.,]\d+)?)?$/.test(text)) return "a text without a time zone";
  return "a text that is not ISO 8601";
}

function whyNoId(value: unknown): string {
  const why =
    typeof value === "string" ? "a text that is empty, too long or ends in half a character" : kindOf(value);
  return `${why}, so the whole row was left out; an id is a text of 1 to 512 characters: String(row.id)`;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "undefined") return "nothing";
  const name = typeof value === "string" ? "text" : typeof value;
  return `${name === "object" ? "an" : "a"} ${name}`;
}

/** The name of an unknown member, unless it looks as if it were data. */
function nameOf(name: string): string {
  return /^[\w$]{1,40}$/.test(name) ? name : "a member with an unusual name";
}

const warned: Told = new Set();

/** Thousands of rows may be listed again and again there, and hardly ever only a later one has something unreadable. */
const mostRowsOnAPage = 100;

/** In development, warns of what the input check will leave out of what a page's adapter returned. Bundlers for production drop it. */
export function warnOfDropped(
  value: unknown,
  method: "listSessions" | "listEndedSessions" = "listSessions",
): void {
  try {
    if (process.env.NODE_ENV !== "production") {
      const { sessions, ...rest } = value as { sessions: unknown[] };
      const first = { ...rest, sessions: sessions.slice(0, mostRowsOnAPage) };
      const message = describeDropped(first, method, warned);
      // biome-ignore lint/suspicious/noConsole: it is for developers, and only for them
      if (message) console.warn(`your-devices: ${message}`);
    }
  } catch {
    // There is no `process`, or the value throws when it is read.
  }
}

/** Bundlers replace `process.env.NODE_ENV`. */
declare const process: { env: { NODE_ENV?: string } };
