import { QueryClient } from "@tanstack/react-query";
import { sessionKeys } from "../../src/query/source.ts";
import type { HeldAdapter } from "./held-adapter.ts";

/** One default of a host's, turned against the package, and how to see that the page still behaves. */
export interface HostileDefault {
  value: unknown;
  check: (queryClient: QueryClient, adapter: HeldAdapter) => Promise<void>;
}

export interface HostileCase extends Pick<HostileDefault, "check"> {
  key: string;
  where: string;
  client: QueryClient;
}

/** A client for each key, with that one default alone: once for all queries or mutations, once for ours. */
export function hostileCases(
  kind: "queries" | "mutations",
  defaults: Record<string, HostileDefault>,
): HostileCase[] {
  return Object.entries(defaults).flatMap(([key, { value, check }]) => {
    const hostile: Record<string, unknown> = { [key]: value };
    const forOurs = new QueryClient();
    if (kind === "queries") forOurs.setQueryDefaults(sessionKeys.all, hostile);
    else forOurs.setMutationDefaults(sessionKeys.all, hostile);
    return [
      { key, check, where: "for all", client: new QueryClient({ defaultOptions: { [kind]: hostile } }) },
      { key, check, where: "for ours alone", client: forOurs },
    ];
  });
}
