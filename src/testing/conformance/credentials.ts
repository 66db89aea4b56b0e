import { ConformanceError } from "./assert.ts";

const maxObjects = 20_000;
/** Nobody puts an address within an address within an address within another one. */
const maxDecodings = 4;

/**
 * Searches a value for credentials, in any form in which they may be written. It reads keys, hidden and inherited members
 * (also of functions), the items of everything iterable (Map, Set, Headers), bytes, the descriptions of symbols, and the
 * text that JSON or a template makes of an object. It can't read the source of a function, the value of a promise or a
 * `#private` field.
 *
 * @param path - What messages call the value: "adapter".
 * @returns the path of the first credential; undefined if there is none.
 * @throws {ConformanceError} if the value references too many objects to search.
 */
export function findCredential(
  value: unknown,
  path: string,
  credentials: readonly string[],
): string | undefined {
  const forms = credentials.flatMap(credentialForms);
  const isIn = (text: string) => readingsOf(text).some((reading) => forms.some((f) => reading.includes(f)));
  const seen = new Set<unknown>([globalThis]);
  const left: [unknown, string][] = [[value, path]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [item, at] = next;
    const text = typeof item === "symbol" ? item.description : item;
    if (typeof text === "string" && isIn(text)) return at;
    if (!isObject(item) || seen.has(item)) continue;
    seen.add(item);
    if (seen.size > maxObjects)
      throw new ConformanceError(
        `${path} references more than ${maxObjects} objects (the last one at ${at}), too many to search for credentials. ` +
          "Keep what only the adapter needs in a closure or a #private field.",
      );
    for (const [member, name] of membersOf(item)) left.push([member, `${at}${name}`]);
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === "function" || (typeof value === "object" && value !== null);
}

function* membersOf(item: object): Generator<[unknown, string]> {
  const bytes = bytesOf(item);
  if (bytes) return yield [textOfBytes(bytes), " (as bytes)"];
  for (let owner: object | null = item; owner && !isRoot(owner); owner = Object.getPrototypeOf(owner))
    for (const key of Reflect.ownKeys(owner)) {
      if (key === "constructor") continue;
      const name = `.${String(key)}`;
      yield [String(key), `${name} (the key)`];
      yield [unlessItThrows(() => Reflect.get(owner, key, item)), name];
    }
  if (Symbol.iterator in item && !Array.isArray(item))
    yield [unlessItThrows(() => [...(item as Iterable<unknown>)]), " (iterated)"];
  if ("toJSON" in item) yield [unlessItThrows(() => JSON.stringify(item)), " (as JSON)"];
  // The text of a function is its source, and the text of an array repeats its items.
  if (typeof item !== "function" && !Array.isArray(item))
    yield [unlessItThrows(() => String(item)), " (as text)"];
}

function bytesOf(item: object): Uint8Array | undefined {
  if (ArrayBuffer.isView(item)) return new Uint8Array(item.buffer, item.byteOffset, item.byteLength);
  // Not instanceof: under Jest a buffer may come from another realm.
  const isBuffer = /^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(item));
  return isBuffer
    ? (unlessItThrows(() => new Uint8Array(item as ArrayBuffer)) as Uint8Array | undefined)
    : undefined;
}

/** Members by which Object.prototype, Function.prototype and Array.prototype of any realm are known. */
const roots = [["isPrototypeOf"], ["bind", "call"], ["concat", "copyWithin"]];

function isRoot(owner: object): boolean {
  return roots.some((members) => members.every((member) => Object.hasOwn(owner, member)));
}

/** Some getters of built-in objects throw if they are read from outside. */
function unlessItThrows(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/**
 * The forms in which a credential may be written: as it is or percent-decoded, with the plus signs that a form writes for
 * spaces, in JSON, in hex, and in base64 of either alphabet. Percent-encoded forms are missing, because the searched text
 * is decoded instead. The credential may be of any length, and may hold lone surrogates.
 */
function credentialForms(credential: string): string[] {
  const bytes = new TextEncoder().encode(credential);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const decoded = percentDecoded(credential);
  const base64 = base64Forms(bytes);
  return [
    ...new Set([
      credential,
      // UTF-8 replaces a lone surrogate.
      textOfBytes(bytes),
      decoded,
      ...[credential, decoded].map((text) => text.replaceAll(" ", "+")),
      JSON.stringify(credential).slice(1, -1),
      hex,
      hex.toUpperCase(),
      ...base64,
      ...base64.map((text) => text.replace(/\+/g, "-").replace(/\//g, "_")),
    ]),
    // A decoded form may be shorter than 8 characters, and would then be found by accident.
  ].filter((form) => form.length >= 8);
}

/**
 * Base64 of the bytes at each of the three offsets at which they may start in a longer text. The characters at the ends
 * are cut off, because they depend on the neighbouring bytes.
 */
function base64Forms(bytes: Uint8Array): string[] {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return [0, 1, 2].map((shift) => {
    const text = btoa("\0".repeat(shift) + binary).replace(/=+$/, "");
    const isWhole = (shift + bytes.length) % 3 === 0;
    return text.slice(shift === 0 ? 0 : shift + 1, isWhole ? undefined : -1);
  });
}

/** The text as it is, then percent-decoded once, twice and so on. */
function readingsOf(text: string): string[] {
  const readings = [text];
  for (let last = text; last.includes("%") && readings.length <= maxDecodings; readings.push(last))
    last = percentDecoded(last);
  return readings;
}

/** Unlike decodeURIComponent it never throws: a percent sign that encodes nothing stays. */
function percentDecoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (octets) =>
    textOfBytes(Uint8Array.from(octets.slice(1).split("%"), (octet) => Number.parseInt(octet, 16))),
  );
}

/** The bytes as UTF-8. Invalid ones become replacement characters and leave their neighbours readable. */
function textOfBytes(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
