// What the server and the page both know: Vite hands this file out.

/** The account that the demo comes with. Its password is shown on the sign-in page: it protects nothing. */
export const account = {
  name: "Ada Lovelace",
  email: "ada@example.test",
  password: "correct horse battery staple",
};

/**
 * How often Better Auth notes that a session is in use, in seconds. Its default is a day; half a minute makes
 * "last active" worth reading. The adapter on the page is told the same number, because a browser can't see it.
 */
export const updateAge = 30;
