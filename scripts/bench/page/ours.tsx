// The widget over the REST adapter.
import { QueryClient } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { restAdapter } from "../../../src/adapters/rest/browser.ts";
import { YourDevices } from "../../../src/index.ts";
import { present } from "./contender.ts";
import { sessionsResponse } from "./sessions-response.ts";

const adapter = restAdapter({ baseUrl: "/api/devices" });

present({
  responses: (rows) => ({ "/api/devices": sessionsResponse(rows) }),
  mount(box) {
    const root = createRoot(box);
    const queryClient = new QueryClient();
    root.render(<YourDevices adapter={adapter} userId="ada" queryClient={queryClient} timeZone="UTC" />);
    return { unmount: () => root.unmount(), refetch: () => queryClient.refetchQueries() };
  },
  row: "li",
  painted: (count) => Math.min(count, 26),
});
