import { isSessionId } from "../../core/is-session-id.ts";

export function readId(value: unknown): string | undefined {
  return isSessionId(value) ? value : undefined;
}
