import { ConformanceError } from "./conformance-error.ts";
import { credentialForms } from "./credential-forms.ts";

const most = 20_000;

/**
 * Where in the value a credential stands, in whatever form; undefined = nowhere. Looks at keys, hidden and inherited
 * members, what can be iterated (Map, Set, Headers), bytes, and what JSON makes of it.
 *
 * @throws {ConformanceError} where the value holds on to more than can be looked through.
 */
export function findCredential(
  value: unknown,
  path: string,
  credentials: readonly string[],
): string | undefined {
  const forms = credentials.flatMap(credentialForms);
  const seen = new Set<unknown>([globalThis]);
  const left: [unknown, string][] = [[value, path]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [part, at] = next;
    if (typeof part === "string" && forms.some((form) => part.includes(form))) return at;
    if (typeof part !== "object" || part === null || seen.has(part)) continue;
    seen.add(part);
    if (seen.size > most)
      throw new ConformanceError(`${path} holds on to more than ${most} objects, at last ${at}.`);
    for (const [member, name] of membersOf(part)) left.push([member, `${at}${name}`]);
  }
  return undefined;
}

function* membersOf(part: object): Generator<[unknown, string]> {
  if (ArrayBuffer.isView(part)) {
    const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
    yield [Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""), " (as bytes)"];
    return;
  }
  for (let owner: object | null = part; owner && !isRoot(owner); owner = Object.getPrototypeOf(owner))
    for (const key of Reflect.ownKeys(owner)) {
      if (key === "constructor") continue;
      const name = `.${String(key)}`;
      yield [String(key), `${name} (the key)`];
      yield [attempt(() => Reflect.get(owner, key, part)), name];
    }
  const items = attempt(() => (Symbol.iterator in part ? [...(part as Iterable<unknown>)] : []));
  if (Array.isArray(items) && !Array.isArray(part)) yield [items, " (what it iterates)"];
  if ("toJSON" in part) yield [attempt(() => JSON.stringify(part)), " (as JSON)"];
}

const isRoot = (owner: object): boolean => Object.hasOwn(owner, "isPrototypeOf");

/** Some members of built-in objects can't be read from outside. */
function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}
