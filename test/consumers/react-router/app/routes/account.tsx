import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { sessionsOptions, YourDevices } from "your-devices";
import { restAdapter } from "your-devices/adapters/rest";
import { handleDevices, userIdOf } from "../devices.server";
import type { Route } from "./+types/account";

export async function loader({ request }: Route.LoaderArgs) {
  const userId = userIdOf(request);
  const queryClient = new QueryClient();
  const cookie = request.headers.get("cookie") ?? "";
  // The adapter of the page, but the handler responds, without a network.
  const adapter = restAdapter({
    baseUrl: "/api/devices",
    fetch: (path) => handleDevices(new Request(new URL(path, request.url), { headers: { cookie } })),
  });
  await queryClient.prefetchQuery(sessionsOptions({ adapter, userId, queryClient }));
  return { userId, state: dehydrate(queryClient) };
}

const pageAdapter = restAdapter({ baseUrl: "/api/devices" });

export default function Account({ loaderData }: Route.ComponentProps) {
  return (
    <HydrationBoundary state={loaderData.state}>
      <YourDevices adapter={pageAdapter} userId={loaderData.userId} />
    </HydrationBoundary>
  );
}
