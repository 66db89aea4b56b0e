import { startBetterAuthServer } from "../../../fakes/better-auth-server.ts";

export const server = await startBetterAuthServer();

/** What the recipe's route imports: the application's own `auth`. */
export const { auth } = server;
