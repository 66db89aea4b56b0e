import {
  QueryClient,
  QueryClientProvider,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { type ReactElement, useId } from "react";
import { createRoot } from "react-dom/client";
import type { SessionDevice, SessionList, UserSession } from "../../../src/contract.ts";
import { present } from "./contender.ts";
import type { Row } from "./rows.ts";

const url = "/api/devices";
const relative = new Intl.RelativeTimeFormat("en");
const regions = new Intl.DisplayNames("en", { type: "region" });

async function list(): Promise<SessionList> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The server said ${response.status}.`);
  return response.json();
}

function ago(instant: string): string {
  const minutes = Math.round((Date.parse(instant) - Date.now()) / 60_000);
  if (minutes > -60) return relative.format(minutes, "minute");
  if (minutes > -1440) return relative.format(Math.round(minutes / 60), "hour");
  return relative.format(Math.round(minutes / 1440), "day");
}

interface DevicesProps {
  deviceOf: DeviceOf;
}

function Devices({ deviceOf }: DevicesProps): ReactElement {
  const queryClient = useQueryClient();
  const { data, error } = useQuery({ queryKey: ["devices"], queryFn: list });
  const { mutate } = useMutation({
    mutationFn: (id: string) => fetch(`${url}/revoke`, { method: "POST", body: JSON.stringify({ id }) }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["devices"] }),
  });
  if (error) return <p>Your devices could not be loaded.</p>;
  if (!data) return <p>Loading…</p>;
  return (
    <section className="yd">
      <h2 className="yd-title">Your devices</h2>
      <ul className="yd-list">
        {data.sessions.map((session) => (
          <DeviceRow key={session.id} session={session} deviceOf={deviceOf} onSignOut={mutate} />
        ))}
      </ul>
    </section>
  );
}

interface DeviceRowProps extends DevicesProps {
  session: UserSession;
  onSignOut: (id: string) => void;
}

function DeviceRow({ session, deviceOf, onSignOut }: DeviceRowProps): ReactElement {
  const { id, location, lastActiveAt = "" } = session;
  const device = deviceOf(session);
  const nameId = useId();
  return (
    <li className="yd-row" aria-labelledby={nameId}>
      <div className="yd-item" data-state="ready">
        <svg className="yd-icon" role="img" aria-label={device?.type} viewBox="0 0 20 20">
          <path
            d={
              device?.type === "mobile"
                ? "M7 2h6v16H7zM9 15h2"
                : "M2.5 3.5h15v10h-15zM7 17h6M10 13.5V17M2.5 11h15"
            }
          />
        </svg>
        <div className="yd-name" id={nameId}>
          {device?.browser} on {device?.os}
        </div>
        <div className="yd-facts">
          <span>
            {location?.city}, {location?.country && regions.of(location.country)}
          </span>
          <time className="yd-when" dateTime={lastActiveAt}>
            Active {ago(lastActiveAt)}
          </time>
        </div>
        <button
          type="button"
          className="yd-button yd-open"
          aria-label={`Sign out ${device?.browser} on ${device?.os}`}
          onClick={() => onSignOut(id)}
        >
          Sign out
        </button>
      </div>
    </li>
  );
}

/** How a row knows its device. */
type DeviceOf = (session: UserSession) => Partial<SessionDevice> | undefined;

/**
 * What an application would write itself: rows over TanStack Query, with the widget's markup and styles for a row. It has no
 * guard, dialog, names that differ, live region, search or pages, and nothing checks what the backend sends.
 */
export function presentPlainRows(listOf: (rows: readonly Row[]) => SessionList, deviceOf: DeviceOf): void {
  present({
    responses: (rows) => ({ [url]: listOf(rows) }),
    mount(box) {
      const root = createRoot(box);
      const queryClient = new QueryClient();
      root.render(
        <QueryClientProvider client={queryClient}>
          <Devices deviceOf={deviceOf} />
        </QueryClientProvider>,
      );
      return { unmount: () => root.unmount(), refetch: () => queryClient.refetchQueries() };
    },
    row: "li",
    painted: (count) => count,
  });
}
