import type { SessionsAdapter } from "../../../src/contract.ts";
import { createSessionsHandler, type SessionsHandlerOptions } from "../../../src/server/index.ts";
import { type Asked, ask } from "./ask.ts";
import { basePath } from "./requests.ts";

export interface Served {
  ask(request: Request): Promise<Asked>;
  handler: (request: Request) => Promise<Response>;
  /** What `onError` was given. */
  errors: unknown[];
}

/** The handler over one adapter, as for one person who is always signed in. */
export function serve(
  adapter: SessionsAdapter | SessionsHandlerOptions["adapter"],
  options: Partial<SessionsHandlerOptions> = {},
): Served {
  const errors: unknown[] = [];
  const handler = createSessionsHandler({
    adapter: typeof adapter === "function" ? adapter : () => adapter,
    basePath,
    onError: (error) => errors.push(error),
    ...options,
  });
  return { handler, errors, ask: (request) => ask(handler, request) };
}
