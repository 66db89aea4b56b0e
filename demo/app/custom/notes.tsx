import type { DevicesSuccess } from "../../../src/index.ts";
import { errorText } from "./error-text.ts";

/** What a person should know before they trust the list below. */
export function Notes({ devices }: { devices: DevicesSuccess }) {
  const { confirm, isOffline, readOnlyReason, refreshError, retry, skipped, truncated } = devices;
  return (
    <>
      {readOnlyReason === "current-unknown" && (
        <p className="note">The server does not say which device this is, so nothing can be signed out.</p>
      )}
      {isOffline && <p className="note">You seem to be offline.</p>}
      {truncated && <p className="note">There are more devices than the server lists.</p>}
      {skipped > 0 && <p className="note">Not shown because they could not be read: {skipped}.</p>}
      {refreshError && (
        <div className="card device-problem">
          <p>This list may be out of date. {errorText(refreshError)}</p>
          {confirm ? (
            <button type="button" onClick={() => confirm().catch(() => {})}>
              Confirm that it’s you
            </button>
          ) : (
            <button type="button" onClick={retry}>
              Try again
            </button>
          )}
        </div>
      )}
    </>
  );
}
