export { clerkInPage, proxyUrl, publishableKey } from "../clerk/clerk-in-page.ts";
