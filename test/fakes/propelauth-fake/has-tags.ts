import type { FakeSession } from "./fake-session.ts";

/** Whether it has all of these tags. That all are meant, and not any, is this fake's reading. */
export function hasTags({ tags = [] }: FakeSession, asked: unknown): boolean {
  return !Array.isArray(asked) || asked.every((tag) => tags.includes(tag));
}
