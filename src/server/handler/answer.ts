import { SessionsError } from "../../core/sessions-error.ts";
import { withDeadline } from "../../core/with-deadline.ts";
import { checkJsonRequest } from "./check-json-request.ts";
import { checkSameOrigin } from "./check-same-origin.ts";
import { openAdapter } from "./open-adapter.ts";
import { Problem } from "./problem.ts";
import { readCursor } from "./read-cursor.ts";
import { readJsonBody } from "./read-json-body.ts";
import type { ResolvedOptions } from "./resolve-options.ts";
import { routeOf } from "./route-of.ts";
import type { Answer } from "./to-response.ts";

/**
 * Everything that costs nothing is asked first, then who is there, then the body.
 *
 * @throws {Problem | SessionsError} every answer that is no success; anything else is a 500.
 */
export async function answer(request: Request, options: ResolvedOptions): Promise<Answer> {
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
