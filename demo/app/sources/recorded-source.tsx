import { useQuery } from "@tanstack/react-query";
import { restAdapter } from "../../../src/adapters/rest.ts";
import { sessionKeys } from "../../../src/index.ts";
import type { SourceProps } from "./source.ts";

const adapter = restAdapter({ baseUrl: "/api/recorded-devices" });

/** Better Auth through REST, with what LogTrace remembers of ended sessions below it. */
export default function RecordedSource({ account, children }: SourceProps) {
  return (
    <>
      {children({ ...account, adapter })}
      <EndedSessions userId={account.userId} />
    </>
  );
}

function EndedSessions({ userId }: Pick<SourceProps["account"], "userId">) {
  const { data, isError, refetch } = useQuery({
    // Below the package's own keys, so that whatever renews the devices renews this.
    queryKey: [...sessionKeys.all, "ended", userId],
    queryFn: ({ signal }) => adapter.listEndedSessions?.({ signal }),
    enabled: Boolean(userId),
  });
  return (
    <section className="card past" aria-labelledby="ended">
      <h2 id="ended">Ended sessions, as LogTrace recorded them</h2>
      {isError && <p className="note problem">LogTrace can’t be reached.</p>}
      {data?.sessions.length === 0 && <p>None since this server started.</p>}
      <ul aria-labelledby="ended">
        {data?.sessions.map((session) => (
          <li key={session.id}>
            {[session.device?.browser, session.device?.os].filter(Boolean).join(" on ") || "Unknown device"}
            {session.location?.label && ` · ${session.location.label}`}
            {session.endedAt && ` · ended ${new Date(session.endedAt).toLocaleString("en")}`}
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => refetch()}>
        Look again
      </button>
    </section>
  );
}
