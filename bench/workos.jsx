// UserSessions of WorkOS, with the token and the theme that its documentation asks for.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { WorkOsWidgets } from "@workos-inc/widgets";
import { UserSessions } from "@workos-inc/widgets/user-sessions";
import { createRoot } from "react-dom/client";
import { present } from "../scripts/bench/page/contender.ts";
import { currentId } from "../scripts/bench/page/rows.ts";

const claims = { sid: currentId, permissions: [], exp: Math.floor(Date.now() / 1000) + 3600 };
const token = `e30.${btoa(JSON.stringify(claims))}.bench`;

present({
  responses: (rows) => ({
    "/_widgets/UserProfile/sessions": {
      data: rows.map((row) => ({
        object: "session",
        id: row.id,
        userAgent: row.userAgent,
        ipAddress: row.ipAddress,
        currentLocation: { cityName: row.city, countryISOCode: row.country },
        createdAt: row.createdAt,
        lastActivityAt: row.lastActiveAt,
      })),
    },
  }),
  mount(box) {
    const root = createRoot(box);
    const queryClient = new QueryClient();
    root.render(
      <QueryClientProvider client={queryClient}>
        <WorkOsWidgets queryClient={queryClient}>
          <UserSessions authToken={token} currentSessionId={currentId} />
        </WorkOsWidgets>
      </QueryClientProvider>,
    );
    return { unmount: () => root.unmount() };
  },
  row: ".woswidgets-card-list-item",
  painted: (count) => count,
});
