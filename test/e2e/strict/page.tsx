import { hydrate, QueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { restAdapter } from "../../../src/adapters/rest/browser.ts";
import { YourDevices } from "../../../src/index.ts";

/** The name of what the browser asks, which the query's key has. A server asks nothing by it. */
export const adapter = restAdapter({ baseUrl: "/api/devices" });

/** The same on a server and in a browser. `state` is what the server sends with its HTML. */
export function StrictPage({ state }: { state?: unknown }): ReactElement {
  const queryClient = new QueryClient();
  if (state) hydrate(queryClient, state);
  return <YourDevices adapter={adapter} userId="ann" queryClient={queryClient} />;
}
