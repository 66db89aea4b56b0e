import type { ReactElement } from "react";
import { useSessions } from "../../src/query/hooks.ts";

/** A page that shows the ids of all sessions. */
export function ListedIds(): ReactElement {
  const { data } = useSessions();
  return <p>{data?.sessions.map(({ id }) => id).join(" ")}</p>;
}
