import { dehydrate, QueryClient } from "@tanstack/react-query";
import { renderToString } from "react-dom/server";
import { type SessionsAdapter, sessionsOptions } from "../../../src/index.ts";
import { adapter, StrictPage } from "./page.tsx";

/** What stands in the page's body: the HTML, and the state that it was made of. */
export async function renderPage({ listSessions }: SessionsAdapter): Promise<string> {
  const queryClient = new QueryClient();
  const listing = { ...adapter, listSessions };
  await queryClient.prefetchQuery(sessionsOptions({ adapter: listing, userId: "ann", queryClient }));
  const state = dehydrate(queryClient);
  const json = JSON.stringify(state).replaceAll("<", "\\u003c");
  const html = renderToString(<StrictPage state={state} />);
  return `<main id="root">${html}</main><script type="application/json" id="state">${json}</script>`;
}
