import { useQuery } from "@tanstack/react-query";
import { restAdapter } from "../../src/adapters/rest/browser.ts";
import { sessionKeys, type UserId } from "../../src/index.ts";
import type { SourceProps } from "./account.tsx";

const adapter = restAdapter({ baseUrl: "/api/recorded-devices" });

/** Better Auth through REST. Below the page are the ended sessions that LogTrace has recorded. */
export function LogTraceSource({ person, children }: SourceProps) {
  return (
    <>
      {children({ ...person, adapter })}
      <EndedSessions userId={person.userId} />
    </>
  );
}

/** Reads on after an empty page: LogTrace's newest records may all be of sessions that are still alive. */
async function readEnded(signal: AbortSignal) {
  let page = await adapter.listEndedSessions?.({ signal });
  for (let more = 5; more > 0 && page?.sessions.length === 0 && page.nextCursor; more -= 1)
    page = await adapter.listEndedSessions?.({ signal, cursor: page.nextCursor });
  return page;
}

function EndedSessions({ userId }: { userId: UserId }) {
  const { data, isError, refetch } = useQuery({
    // Inside the package's own keys, so that everything that renews the devices also renews this.
    queryKey: [...sessionKeys.all, "ended", userId],
    queryFn: ({ signal }) => readEnded(signal),
    enabled: Boolean(userId),
  });
  return (
    <section className="card past" aria-labelledby="ended">
      <h2 id="ended">Ended sessions, as LogTrace recorded them</h2>
      {isError && <p className="note problem">LogTrace can’t be reached.</p>}
      {data?.sessions.length === 0 && (
        <p>
          {data.nextCursor === undefined
            ? "None since this server started."
            : "None among the newest records; older ones were not read."}
        </p>
      )}
      <ul aria-labelledby="ended">
        {data?.sessions.map(({ id, device, location, endedAt }) => (
          <li key={id}>
            {[device?.browser, device?.os].filter(Boolean).join(" on ") || "Unknown device"}
            {location?.label && ` · ${location.label}`}
            {endedAt && ` · ended ${new Date(endedAt).toLocaleString("en")}`}
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => refetch()}>
        Look again
      </button>
    </section>
  );
}
