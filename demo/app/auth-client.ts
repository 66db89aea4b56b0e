import { createAuthClient } from "better-auth/react";

/** The application's own Better Auth client, for the origin that served the page. */
export const authClient = createAuthClient();
