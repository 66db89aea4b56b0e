import { propelAuthAdapter } from "../../src/adapters/propelauth/server.ts";
import { createSessionsHandler } from "../../src/server/index.ts";
import type { PropelAuthCall } from "./propel-auth-route.ts";
import { requestDetails } from "./request-details.ts";
import { sessionCookie } from "./session-cookie.ts";

export const devicesPath = "/propelauth/devices";

/** What the page reaches by `restAdapter({ baseUrl: "/propelauth/devices" })`. */
export function devices(
  { client, request, ipAddress }: PropelAuthCall,
  origins: readonly string[],
): Promise<Response> {
  const handler = createSessionsHandler({
    adapter: () =>
      propelAuthAdapter({
        client,
        request,
        cookieName: sessionCookie.name,
        ...requestDetails(request, ipAddress),
      }),
    basePath: devicesPath,
    allowedOrigins: origins,
  });
  return handler(request);
}
