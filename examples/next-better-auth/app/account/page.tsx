import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { sessionsOptions } from "your-devices";
import { restAdapter } from "your-devices/adapters/rest";
import { auth } from "../../auth";
import { GET as handleDevices } from "../api/devices/[[...path]]/route";
import { AccountPage } from "./account-page";

export default async function Page() {
  const incoming = await headers();
  const session = await auth.api.getSession({ headers: incoming });
  if (!session) redirect("/");
  const userId = session.user.id;
  const queryClient = new QueryClient();
  const cookie = incoming.get("cookie") ?? "";
  // The adapter of the page, but the route's own handler responds, without a network.
  const adapter = restAdapter({
    baseUrl: "/api/devices",
    fetch: (path) => handleDevices(new Request(new URL(path, "http://localhost"), { headers: { cookie } })),
  });
  await queryClient.prefetchQuery(sessionsOptions({ adapter, userId, queryClient }));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <AccountPage userId={userId} />
    </HydrationBoundary>
  );
}
