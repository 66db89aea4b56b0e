/** The name in Clerk's publishable key. Nobody is asked there: the page says that Clerk is on its own origin. */
export const clerkHost = "clerk.example.test";
