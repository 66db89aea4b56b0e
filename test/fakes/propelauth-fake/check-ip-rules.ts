import { FakeError } from "./fake-error.ts";
import type { FakeRules } from "./fake-rules.ts";

/** @throws {FakeError} where rules exist and the address is missing or none of theirs. */
export function checkIpRules(ipAddress: unknown, { allowedIpAddresses }: FakeRules): void {
  if (!allowedIpAddresses) return;
  if (typeof ipAddress !== "string") throw new FakeError("IpAddressError", "IpAddressNotSpecified");
  if (!allowedIpAddresses.includes(ipAddress)) throw new FakeError("IpAddressError", "IpNotOnAllowlist");
}
