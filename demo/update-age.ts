/**
 * How often the server notes that a session is in use, in seconds. Better Auth's default is a day; half a minute makes
 * "last active" worth reading. The adapter is told the same number, because a browser can't see it.
 */
export const updateAge = 30;
