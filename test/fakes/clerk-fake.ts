export { type ClerkFake, createClerkFake } from "./clerk/clerk-fake.ts";
