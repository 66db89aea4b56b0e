export { clerkFakeListener } from "../clerk/mount-clerk-fake.ts";
