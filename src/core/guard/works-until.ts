import type { SessionList } from "../../contract.ts";

/**
 * Until when a session may go on working that was revoked by a request of this time, ISO 8601 by the server's clock.
 *
 * @param list the newest one: it has the lag and the server's clock.
 * @param receivedAt when the list was received, in milliseconds since 1970.
 * @param sentOn when the request was sent, in milliseconds since 1970.
 * @returns undefined = it ends at once, or nobody knows.
 */
export function worksUntil(
  list: SessionList | undefined,
  receivedAt: number | undefined,
  sentOn: number | undefined,
): string | undefined {
  const { revocationLagSeconds: lag, serverTime } = list ?? {};
  if (!lag || sentOn === undefined || receivedAt === undefined) return undefined;
  const ahead = serverTime ? Date.parse(serverTime) - receivedAt : 0;
  return new Date(sentOn + ahead + lag * 1000).toISOString();
}
