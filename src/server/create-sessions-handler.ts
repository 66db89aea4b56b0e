import { SessionsError } from "../core/errors.ts";
import { withDeadline } from "../core/with-deadline.ts";
import { routeOf } from "./actions.ts";
import { type ResolvedOptions, resolveOptions, type SessionsHandlerOptions } from "./handler-options.ts";
import { reportError } from "./report-error.ts";
import { checkJsonRequest, checkSameOrigin, openAdapter, readCursor, readJsonBody } from "./request.ts";
import { type Answer, Problem, toProblem, toResponse } from "./response.ts";

export type { SessionsHandlerOptions };

/**
 * The server side of `restAdapter`: lists and ends one person's sessions through the adapter that `adapter(request)`
 * returns, on any runtime that has the Fetch API.
 *
 * The function that it returns never rejects, never ends the session that asks, and lets nothing of an upstream's error
 * out. Its requests and answers are described by `openapi.yaml`.
 *
 * @example
 * export const handler = createSessionsHandler({
 *   basePath: "/api/devices",
 *   allowedOrigins: ["https://app.example"],
 *   adapter: (request) => betterAuthServerAdapter({ auth, request }),
 * });
 * @throws {TypeError} where an option is wrong.
 */
export function createSessionsHandler(
  options: SessionsHandlerOptions,
): (request: Request) => Promise<Response> {
  const resolved = resolveOptions(options);
  return async (request) => {
    try {
      return toResponse(await answer(request, resolved), request);
    } catch (thrown) {
      const problem = toProblem(thrown);
      const { status, cause } = problem;
      if (status >= 500) reportError(options.onError, { error: thrown, request, status });
      else if (cause !== undefined) reportError(options.onError, { error: cause, request, status });
      return toResponse(problem.toAnswer(), request);
    }
  };
}

/**
 * Everything that costs nothing is asked first, then who is there, then the body.
 *
 * @throws {Problem | SessionsError} every answer that is no success; anything else is a 500.
 */
async function answer(request: Request, options: ResolvedOptions): Promise<Answer> {
  const { basePath, allowedOrigins, ipAddress, timeoutMs: ms } = options;
  const url = new URL(request.url);
  const route = routeOf(url.pathname, basePath);
  if (!route) throw new Problem(404, "There is nothing at this path.");
  const { method } = route;
  if (request.method !== method)
    throw new Problem(405, `This path takes ${method} alone.`, { headers: { allow: method } });
  checkSameOrigin(request, allowedOrigins);
  if (method === "POST") checkJsonRequest(request);
  const cursor = readCursor(url, route);
  let isReading = false;
  const work = async (signal: AbortSignal): Promise<Answer> => {
    const adapter = await openAdapter(request, options);
    signal.throwIfAborted();
    isReading = method === "POST";
    const body = isReading ? await readJsonBody(request, signal) : {};
    isReading = false;
    return route.act({ adapter, signal, body, cursor, ipAddress });
  };
  // One for all of it: a page that asked waits for the sum.
  return withDeadline(work, { ms, what: `${method} ${url.pathname}` }).catch((error) => {
    throw isReading && isTimeout(error) ? new Problem(408, "The body did not come in time.") : error;
  });
}

function isTimeout(error: unknown): boolean {
  return error instanceof SessionsError && error.code === "timeout";
}
