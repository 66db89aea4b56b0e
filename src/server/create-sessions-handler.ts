import { answer } from "./handler/answer.ts";
import { reportError } from "./handler/report-error.ts";
import { resolveOptions } from "./handler/resolve-options.ts";
import type { SessionsHandlerOptions } from "./handler/sessions-handler-options.ts";
import { toProblem } from "./handler/to-problem.ts";
import { toResponse } from "./handler/to-response.ts";

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
