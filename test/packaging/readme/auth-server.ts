import { startBetterAuthServer } from "../../fakes/better-auth-server.ts";

/** What the server answers at /api/devices; the README's module is put here once it is loaded. */
export const route = { handle: async (_: Request): Promise<Response> => new Response(null, { status: 404 }) };

export const server = await startBetterAuthServer({
  mount: () => ({ path: "/api/devices", handle: (request) => route.handle(request) }),
});

/** What the README imports from "./auth". */
export const { auth } = server;
