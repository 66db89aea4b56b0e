import { QueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import {
  DevicesProvider,
  type DevicesProviderProps,
  type SessionList,
  type SessionsAdapter,
  sessionKeys,
} from "../../src/index.ts";

export interface BackendProps extends Partial<Omit<DevicesProviderProps, "adapter" | "queryClient">> {
  create: () => SessionsAdapter;
  /** A stale list that came with the page. */
  cameWith?: SessionList | undefined;
}

/** A new backend and a new cache for each visit to a story. The user is always "ada", and the time zone is UTC. */
export function Backend({ create, cameWith, ...provider }: BackendProps): ReactElement {
  const [adapter] = useState(create);
  const [queryClient] = useState(() => {
    const client = new QueryClient();
    client.setQueryData(sessionKeys.list(adapter.name, "ada"), cameWith, { updatedAt: Date.now() - 60_000 });
    return client;
  });
  return (
    <DevicesProvider userId="ada" timeZone="UTC" {...provider} adapter={adapter} queryClient={queryClient} />
  );
}
