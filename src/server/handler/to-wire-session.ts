import type { UserSession } from "../../core/contract.ts";
import { maskIpAddress } from "../../core/mask-ip-address.ts";
import type { ResolvedOptions } from "./resolve-options.ts";

/** The checked row with as much of its IP address as the option lets out. */
export function toWireSession(
  { ipAddress, ...session }: UserSession,
  mode: ResolvedOptions["ipAddress"],
): UserSession {
  if (ipAddress === undefined || mode === "none") return session;
  const shown = mode === "full" ? ipAddress : maskIpAddress(ipAddress);
  return shown === undefined ? session : { ...session, ipAddress: shown };
}
