import { SessionsError } from "../core/errors.ts";
import { withDeadline } from "../core/with-deadline.ts";
import { routeOf } from "./actions.ts";
import { type ResolvedOptions, resolveOptions, type SessionsHandlerOptions } from "./handler-options.ts";
import { reportError } from "./report-error.ts";
import {
  checkJsonRequest,
  checkMethod,
  checkSameOrigin,
  openAdapter,
  readCursor,
  readJsonBody,
} from "./request.ts";
import { type HandlerResponse, Problem, toProblem, toResponse } from "./response.ts";
import { type SentRevocations, sentRevocations } from "./sent-revocations.ts";
import { type TellDropped, tellDroppedTo } from "./tell-dropped.ts";
import { tellRevoked } from "./tell-revoked.ts";

export type { SessionsHandlerOptions };

/**
 * The server side of `restAdapter`: lists and revokes one person's sessions through the adapter that `adapter(request)`
 * returns. It runs wherever the Fetch API does. `openapi.yaml` describes its requests and responses.
 *
 * The returned function never rejects and never ends the current session. No text of a backend's error leaves it.
 *
 * @example
 * export const handler = createSessionsHandler({
 *   basePath: "/api/devices",
 *   allowedOrigins: ["https://app.example"],
 *   adapter: (request) => betterAuthServerAdapter({ auth, request }),
 * });
 * @throws {TypeError} if an option is wrong.
 */
export function createSessionsHandler(
  options: SessionsHandlerOptions,
): (request: Request) => Promise<Response> {
  const resolved = resolveOptions(options);
  const { onRevoked, waitUntil } = options;
  const told = new Set<string>();
  const respond = async (request: Request, sent: SentRevocations): Promise<Response> => {
    const tellDropped = tellDroppedTo(
      told,
      (error) => reportError(options.onError, { error, request, status: 200 }),
      resolved.ipAddress === "none" ? "ipAddress" : "",
    );
    try {
      return toResponse(await handle(request, resolved, tellDropped, sent), request);
    } catch (thrown) {
      const problem = toProblem(thrown);
      const { status, cause } = problem;
      if (status >= 500) reportError(options.onError, { error: thrown, request, status });
      else if (cause !== undefined) reportError(options.onError, { error: cause, request, status });
      return toResponse(problem, request);
    }
  };
  return async (request) => {
    const sent = sentRevocations();
    const response = await respond(request, sent);
    if (onRevoked) {
      const report = (error: unknown, what: string) =>
        reportError(options.onError, { error, request, status: response.status, what });
      tellRevoked(sent, { onRevoked, waitUntil, request, timeoutMs: resolved.timeoutMs, report });
    }
    return response;
  };
}

/**
 * One request, from its path to its response. The checks that cost nothing come first, then the adapter callback, which
 * says who the caller is. The body is read only after that, so that strangers can't make the server read.
 *
 * @throws {Problem | SessionsError} every response that is not a success. Anything else that is thrown becomes a 500.
 */
async function handle(
  request: Request,
  options: ResolvedOptions,
  tellDropped: TellDropped,
  sent: SentRevocations,
): Promise<HandlerResponse> {
  const { basePath, allowedOrigins, ipAddress, timeoutMs: ms } = options;
  const url = new URL(request.url);
  const route = routeOf(url.pathname, basePath);
  if (!route) throw new Problem(404, "There is nothing at this path.");
  checkMethod(request, route);
  checkSameOrigin(request, allowedOrigins);
  if (route.method === "POST") checkJsonRequest(request);
  const cursor = readCursor(url, route);

  let isReadingBody = false;
  const openAndHandle = async (signal: AbortSignal): Promise<HandlerResponse> => {
    const adapter = await openAdapter(request, options);
    signal.throwIfAborted();
    isReadingBody = route.method === "POST";
    const body = isReadingBody ? await readJsonBody(request, signal) : {};
    isReadingBody = false;
    return route.handle({ adapter, signal, body, cursor, ipAddress, tellDropped, sent });
  };
  // One deadline for callback, body and action together, because the page waits for their sum.
  const what = `${route.method} ${url.pathname}`;
  return withDeadline(openAndHandle, { ms, what }).catch((error) => {
    if (isReadingBody && isTimeout(error)) throw new Problem(408, "The body did not come in time.");
    throw error;
  });
}

function isTimeout(error: unknown): boolean {
  return error instanceof SessionsError && error.code === "timeout";
}
