import type { checkList } from "./check-list.ts";
import { SessionsError } from "./sessions-error.ts";

let loading: Promise<typeof checkList> | undefined;

/**
 * The input check, fetched while the backend is asked: nothing of it is needed before the answer is there.
 *
 * @throws {SessionsError} `network` where it can't be fetched.
 */
export function loadInputCheck(): Promise<typeof checkList> {
  loading ??= import("./check-list.ts").then(
    (module) => module.checkList,
    () => {
      loading = undefined;
      throw new SessionsError("network", "Part of your-devices could not be loaded. Reload the page.");
    },
  );
  return loading;
}
