import { ConformanceError } from "./assert.ts";

const most = 20_000;
/** An address within an address within an address is as deep as anybody goes. */
const decodings = 4;

/**
 * Where in the value a credential stands, in whatever form; undefined = nowhere. Looks at keys, hidden and inherited
 * members, also those of functions, what can be iterated (Map, Set, Headers), bytes, the descriptions of symbols, and what
 * JSON and a template make of it. The source of a function is not looked at, nor what a promise or a `#private` field holds.
 *
 * @throws {ConformanceError} where the value holds on to more than can be looked through.
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
    const [part, at] = next;
    const text = typeof part === "symbol" ? part.description : part;
    if (typeof text === "string" && isIn(text)) return at;
    if (!isObject(part) || seen.has(part)) continue;
    seen.add(part);
    if (seen.size > most)
      throw new ConformanceError(
        `${path} holds on to more than ${most} objects, at last ${at}, and so nobody can say that no credential is ` +
          "among them. What an adapter needs for itself belongs in a closure or a #private field.",
      );
    for (const [member, name] of membersOf(part)) left.push([member, `${at}${name}`]);
  }
  return undefined;
}

const isObject = (value: unknown): value is object =>
  typeof value === "function" || (typeof value === "object" && value !== null);

/** The text as it is, and percent-decoded as often as it may have been encoded. */
function readingsOf(text: string): string[] {
  const readings = [text];
  for (let last = text; last.includes("%") && readings.length <= decodings; readings.push(last))
    last = percentDecoded(last);
  return readings;
}

function* membersOf(part: object): Generator<[unknown, string]> {
  const bytes = bytesOf(part);
  if (bytes) return yield [textOfBytes(bytes), " (as bytes)"];
  for (let owner: object | null = part; owner && !isRoot(owner); owner = Object.getPrototypeOf(owner))
    for (const key of Reflect.ownKeys(owner)) {
      if (key === "constructor") continue;
      const name = `.${String(key)}`;
      yield [String(key), `${name} (the key)`];
      yield [attempt(() => Reflect.get(owner, key, part)), name];
    }
  if (Symbol.iterator in part && !Array.isArray(part))
    yield [attempt(() => [...(part as Iterable<unknown>)]), " (what it iterates)"];
  if ("toJSON" in part) yield [attempt(() => JSON.stringify(part)), " (as JSON)"];
  // Of a function it would be the source, of a list all that its items say already.
  if (typeof part !== "function" && !Array.isArray(part)) yield [attempt(() => String(part)), " (as text)"];
}

function bytesOf(part: object): Uint8Array | undefined {
  if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
  // By its tag: a runner's buffers need not be of this realm.
  const isBuffer = /^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(part));
  return isBuffer
    ? (attempt(() => new Uint8Array(part as ArrayBuffer)) as Uint8Array | undefined)
    : undefined;
}

/** The prototypes of all objects, functions and arrays, of whatever realm, told by members that only they have. */
const roots = [["isPrototypeOf"], ["bind", "call"], ["concat", "copyWithin"]];
const isRoot = (owner: object): boolean =>
  roots.some((members) => members.every((member) => Object.hasOwn(owner, member)));

/** Some members of built-in objects can't be read from outside. */
function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Parts of a text in base64 at each of the three places where it can start, without the marginal characters. */
function base64Forms(bytes: Uint8Array): string[] {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return [0, 1, 2].map((shift) => {
    const text = btoa("\0".repeat(shift) + binary).replace(/=+$/, "");
    const isWhole = (shift + bytes.length) % 3 === 0;
    return text.slice(shift === 0 ? 0 : shift + 1, isWhole ? undefined : -1);
  });
}

/**
 * How a credential may be written: as it is or decoded, as a form writes its spaces, in JSON, in hex, in base64 of either
 * alphabet. Percent-encoded ones are found by decoding what is searched. Takes any text: of any length, and one that is
 * not well-formed.
 */
function credentialForms(credential: string): string[] {
  const bytes = new TextEncoder().encode(credential);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const decoded = percentDecoded(credential);
  const base64 = base64Forms(bytes);
  return [
    ...new Set([
      credential,
      // As it travels: a lone surrogate is replaced on the way.
      textOfBytes(bytes),
      decoded,
      ...[credential, decoded].map((text) => text.replaceAll(" ", "+")),
      JSON.stringify(credential).slice(1, -1),
      hex,
      hex.toUpperCase(),
      ...base64,
      ...base64.map((text) => text.replace(/\+/g, "-").replace(/\//g, "_")),
    ]),
    // A shorter one, such as a decoded one, is found by accident.
  ].filter((form) => form.length >= 8);
}

/** The text with each percent-encoded octet as what it stands for. Never throws: a percent sign that stands alone stays. */
const percentDecoded = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (octets) =>
    textOfBytes(Uint8Array.from(octets.slice(1).split("%"), (octet) => Number.parseInt(octet, 16))),
  );

/** Bytes as UTF-8. What is none of it does not hide what stands beside it. */
const textOfBytes = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
