import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { sessionsOptions, YourDevices } from "your-devices";
import { restAdapter } from "your-devices/adapters/rest";
import { sessionsOf, userIdOf } from "../devices.server";
import type { Route } from "./+types/direct";

/** Not the recipe: the server's own adapter, under the name of the page's, without the handler that masks. */
export async function loader({ request }: Route.LoaderArgs) {
  const userId = userIdOf(request);
  const queryClient = new QueryClient();
  const own = sessionsOf(request);
  if (own) {
    const adapter = { ...own, name: "rest:/api/devices" };
    await queryClient.prefetchQuery(sessionsOptions({ adapter, userId, queryClient }));
  }
  return { userId, state: dehydrate(queryClient) };
}

const pageAdapter = restAdapter({ baseUrl: "/api/devices" });

export default function Direct({ loaderData }: Route.ComponentProps) {
  return (
    <HydrationBoundary state={loaderData.state}>
      <YourDevices adapter={pageAdapter} userId={loaderData.userId} />
    </HydrationBoundary>
  );
}
