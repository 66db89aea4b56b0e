import type { SessionList } from "../../../src/contract.ts";
import { currentId, type Row } from "./rows.ts";

/** The sessions as our own handler writes them. */
export function sessionsResponse(rows: readonly Row[]): SessionList {
  return {
    sessions: rows.map(({ id, createdAt, lastActiveAt, expiresAt, ipAddress, city, country, device }) => ({
      id,
      isCurrent: id === currentId,
      createdAt,
      lastActiveAt,
      expiresAt,
      ipAddress,
      location: { city, country },
      device,
    })),
    can: ["revoke", "revoke-others"],
    serverTime: new Date().toISOString(),
    subject: "ada",
  };
}
