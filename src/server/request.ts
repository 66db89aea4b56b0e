import type { SessionsAdapter } from "../contract.ts";
import { cleanText, isSessionId } from "../core/check/values.ts";
import { SessionsError } from "../core/errors.ts";
import { type Fields, isFields, pick, type Readers } from "../core/fields.ts";
import type { ResolvedOptions } from "./handler-options.ts";
import { readBody } from "./read-body.ts";
import { SetupError } from "./report-error.ts";
import { Problem } from "./response.ts";

/** @throws {Problem} 405 for another method than the path's own, with the header `Allow`. */
export function checkMethod(request: Request, { method }: { method: string }): void {
  if (request.method !== method)
    throw new Problem(405, `This path takes ${method} alone.`, { headers: { allow: method } });
}

/**
 * Refuses what another site's page sent with the person's cookie. Only headers that the browser itself writes are
 * believed (`Sec-Fetch-Site`, else `Origin`): a proxy or an attacker may write those that name a host.
 *
 * @throws {Problem} 403 `forbidden`.
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function checkSameOrigin({ headers, method }: Request, allowedOrigins: readonly string[]): void {
  const site = headers.get("sec-fetch-site");
  if (site === "same-origin") return;
  if (site !== null) throw crossSite();
  // A browser too old for Sec-Fetch-Site still hides the response from pages of other origins, so reading is safe.
  if (method === "GET") return;
  if (allowedOrigins.length === 0) throw crossSite(originsMissing());
  if (!allowedOrigins.includes(headers.get("origin") ?? "")) throw crossSite();
}

function crossSite(cause?: SetupError): Problem {
  return new Problem(403, "This request did not come from one of the application's own pages.", {
    code: "forbidden",
    cause,
  });
}

function originsMissing(): SetupError {
  return new SetupError(
    'A request without Sec-Fetch-Site (an older browser, or no browser) was refused, because the option allowedOrigins names no origin to compare with. Pass the application\'s own public origin, such as allowedOrigins: ["https://app.example"].',
  );
}

/** One MIME type with any parameters. A comma would begin a second type. */
const json = /^application\/json[\t ]*(;[^,]*)?$/i;

/**
 * Refuses what a form or a link can send. A script of another origin would need a preflight for these headers, and the
 * handler answers none.
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
 * The parameter `cursor`, 1 to 2,048 characters, if the route takes it.
 *
 * @throws {Problem} 400 for any other parameter.
 */
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
 * The adapter of the caller, from the application's callback.
 *
 * @throws {SessionsError} `unauthenticated` if the callback returns null; whatever the callback throws.
 * @throws {SetupError} if it returns something else, or has read the body of the request.
 */
export async function openAdapter(
  request: Request,
  { adapter: open }: ResolvedOptions,
): Promise<SessionsAdapter> {
  const adapter: unknown = await open(request);
  if (adapter === null) throw new SessionsError("unauthenticated", "The adapter callback returned null.");
  if (!isAdapter(adapter))
    throw new SetupError(
      "The adapter callback returned neither an adapter nor null. Return an object with listSessions, or null if nobody is signed in.",
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

const maxBytes = 8 * 1024;

/**
 * The members of the body. An empty body has none.
 *
 * @throws {Problem} 400 if it is not a JSON object in UTF-8 or the connection breaks, 413 above 8 KiB.
 */
export async function readJsonBody(request: Request, signal: AbortSignal): Promise<Fields> {
  const text = await readText(request, signal);
  let value: unknown = {};
  try {
    if (text !== "") value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!isFields(value)) throw new Problem(400, "The body must be a JSON object.");
  return value;
}

async function readText(request: Request, signal: AbortSignal): Promise<string> {
  if (Number(request.headers.get("content-length")) > maxBytes) throw tooLarge();
  try {
    // Service workers of some browsers have no request.body.
    const body = request.body === undefined ? new Response(await request.arrayBuffer()).body : request.body;
    return await readBody(body, { maxBytes, tooLong: tooLarge, signal });
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, "The body could not be read as UTF-8.");
  }
}

function tooLarge(): Problem {
  return new Problem(413, `The body must not be longer than ${maxBytes} bytes.`);
}

/**
 * Reads the body's members: exactly those that have a reader, no more and no less.
 *
 * @throws {Problem} 400 if one is missing, wrong or unknown. It does not repeat what was sent.
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

/** The id as it came; undefined if it can't be one. */
export function readId(value: unknown): string | undefined {
  return isSessionId(value) ? value : undefined;
}

/** In UTF-16 units. The input check would cut a longer name. */
const maxNameLength = 80;

/** A name as it will be listed. "" if nothing of it is visible, which removes the name; undefined if it is too long. */
export function readName(value: unknown): string | undefined {
  if (typeof value !== "string" || /\p{Cs}/u.test(value)) return undefined;
  const name = cleanText(value, Math.max(value.length, maxNameLength)) ?? "";
  return name.length <= maxNameLength ? name : undefined;
}
