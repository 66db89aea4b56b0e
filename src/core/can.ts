import type { Capability, SessionList, SessionsAdapter } from "./contract.ts";

const methods = {
  revoke: "revokeSession",
  "revoke-others": "revokeOtherSessions",
  rename: "renameSession",
  history: "listEndedSessions",
} as const satisfies Record<Capability, keyof SessionsAdapter>;

/** True where the adapter has the method and the list does not take it away. */
export function can(adapter: SessionsAdapter, list: SessionList, capability: Capability): boolean {
  return typeof adapter[methods[capability]] === "function" && (list.can?.includes(capability) ?? true);
}
