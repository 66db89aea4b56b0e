import { isDeadline } from "../../core/is-deadline.ts";
import { demand } from "./demand.ts";

/** @throws {TypeError} where `setTimeout` would take it for no time at all. */
export function checkTimeout(timeoutMs: unknown, factory: string): void {
  demand(
    isDeadline(timeoutMs),
    `${factory}: timeoutMs can't be ${String(timeoutMs)}; it is milliseconds, 1 or more`,
  );
}
