import type { SessionsAdapter } from "../contract.ts";
import { cleanText, isSessionId } from "../core/check/values.ts";
import { SessionsError } from "../core/errors.ts";
import { type Fields, isFields, pick, type Readers } from "../core/fields.ts";
import type { ResolvedOptions } from "./handler-options.ts";
import { SetupError } from "./report-error.ts";
import { Problem } from "./response.ts";

/** A request that passed every check, for the adapter of the person who sent it. */
export interface Call {
  adapter: SessionsAdapter;
  /** Aborts at the deadline; the handler asks the adapter for nothing more after it. */
  signal: AbortSignal;
  /** The body's own members, not yet read. */
  body: Fields;
  cursor: string | undefined;
  ipAddress: ResolvedOptions["ipAddress"];
}

/**
 * Did one of the application's own pages send this? The browser's word counts, never a header that names a host.
 *
 * @throws {Problem} 403 `forbidden`.
 */
export function checkSameOrigin({ headers, method }: Request, allowedOrigins: readonly string[]): void {
  const site = headers.get("sec-fetch-site");
  if (site === "same-origin") return;
  if (site !== null) throw crossSite();
  // A browser that is too old to send it still keeps the answer from pages of another origin.
  if (method === "GET") return;
  if (allowedOrigins.length === 0) throw crossSite(noOrigins());
  if (!allowedOrigins.includes(headers.get("origin") ?? "")) throw crossSite();
}

function crossSite(cause?: SetupError): Problem {
  return new Problem(403, "This request did not come from one of the application's own pages.", {
    code: "forbidden",
    cause,
  });
}

function noOrigins(): SetupError {
  return new SetupError(
    'A request without Sec-Fetch-Site (an older browser, or no browser) was refused, because the option allowedOrigins names no origin to compare with. Pass the application\'s own public origin, such as allowedOrigins: ["https://app.example"].',
  );
}

/** The essence of one MIME type, its parameters whatever they are; a comma would be a second one. */
const json = /^application\/json[\t ]*(;[^,]*)?$/i;

/**
 * What no form and no link can send: a page of another origin would need a preflight, which is never answered.
 *
 * @throws {Problem} 415 without `application/json`, 403 without the header `X-Your-Devices: 1`.
 */
export function checkJsonRequest({ headers }: Request): void {
  if (!json.test(headers.get("content-type") ?? ""))
    throw new Problem(415, "The content type must be application/json.");
  if (headers.get("x-your-devices") !== "1")
    throw new Problem(403, "The header X-Your-Devices: 1 is missing.", { code: "forbidden" });
}

/**
 * The adapter of the person who sent this request.
 *
 * @throws {SessionsError} `unauthenticated` where the callback says null; whatever the callback throws.
 * @throws {SetupError} where it returned something else, or the request's body is no longer there.
 */
export async function openAdapter(
  request: Request,
  { adapter: open }: ResolvedOptions,
): Promise<SessionsAdapter> {
  const adapter: unknown = await open(request);
  if (adapter === null) throw new SessionsError("unauthenticated", "The adapter callback returned null.");
  if (!isAdapter(adapter))
    throw new SetupError(
      "The adapter callback returned neither an adapter nor null. Return an object with listSessions, or null where nobody is signed in.",
    );
  if (request.bodyUsed || request.body?.locked)
    throw new SetupError(
      "The request's body was read before the handler could read it. In the adapter callback, read request.clone() instead.",
    );
  return adapter;
}

function isAdapter(value: unknown): value is SessionsAdapter {
  return isFields(value) && typeof value.listSessions === "function";
}

/** @throws {Problem} 400 for every parameter but one `cursor` of 1 to 2,048 characters, where the route takes one. */
export function readCursor(
  { search, searchParams }: URL,
  { hasCursor }: { hasCursor?: boolean },
): string | undefined {
  if (search === "") return undefined;
  const [cursor, ...more] = searchParams;
  const [name, value = ""] = cursor ?? [];
  const isCursor = name === "cursor" && more.length === 0 && value.length >= 1 && value.length <= 2048;
  if (!hasCursor) throw new Problem(400, "This path takes no parameters.");
  if (!isCursor) throw new Problem(400, "This path takes one parameter, cursor, of 1 to 2048 characters.");
  return value;
}

/**
 * The members of the body; none where it is empty.
 *
 * @throws {Problem} 400 where it is no JSON object, and what `readText` throws.
 */
export async function readJsonBody(request: Request, signal: AbortSignal): Promise<Fields> {
  const text = await readText(request, signal);
  const value: unknown = text === "" ? {} : parse(text);
  if (!isFields(value)) throw notAnObject();
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notAnObject();
  }
}

function notAnObject(): Problem {
  return new Problem(400, "The body must be a JSON object.");
}

const maxBytes = 8 * 1024;

/**
 * The body as text, read no further than it may be long, and not after the signal aborted.
 *
 * @throws {Problem} 413 above 8 KiB, 400 where it is no UTF-8 or the connection broke.
 */
async function readText(request: Request, signal: AbortSignal): Promise<string> {
  if (Number(request.headers.get("content-length")) > maxBytes) throw tooLarge();
  try {
    return await readAll(request, signal);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, "The body could not be read as UTF-8.");
  }
}

async function readAll(request: Request, signal: AbortSignal): Promise<string> {
  // Some browsers, in whose service workers this may run, have no request.body.
  const body = request.body === undefined ? new Response(await request.arrayBuffer()).body : request.body;
  const reader = body?.getReader();
  if (!reader) return "";
  // Not awaited: the answer must not wait for a sender who does not stop.
  const cancel = () => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", cancel);
  // A byte order mark is no JSON, so it is kept and refused with the rest.
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > maxBytes) throw tooLarge();
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    cancel();
    throw error;
  }
}

function tooLarge(): Problem {
  return new Problem(413, `The body must not be longer than ${maxBytes} bytes.`);
}

/**
 * Exactly the members that have a reader.
 *
 * @throws {Problem} 400 where one is missing, wrong or unknown. What was sent is not repeated.
 */
export function readMembers<T extends object>(body: Fields, readers: Readers<T>): T {
  const names = Object.keys(readers);
  const members = pick(body, readers);
  const isExact =
    Object.keys(body).length === names.length &&
    names.every((name) => Object.hasOwn(body, name) && Object.hasOwn(members, name));
  if (!isExact)
    throw new Problem(
      400,
      `The body must have ${names.join(" and ") || "no members"}, well-formed, and nothing else.`,
    );
  return members as T;
}

export function readId(value: unknown): string | undefined {
  return isSessionId(value) ? value : undefined;
}

/** As long as the input check lets a name be. */
const maxLength = 80;

/** A name as it will be listed, "" where nothing of it can be seen; undefined where it is none or too long. */
export function readName(value: unknown): string | undefined {
  if (typeof value !== "string" || /\p{Cs}/u.test(value)) return undefined;
  const name = cleanText(value, Math.max(value.length, maxLength)) ?? "";
  return name.length <= maxLength ? name : undefined;
}
