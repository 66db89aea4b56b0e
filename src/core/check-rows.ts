import { checkSession } from "./check-session.ts";
import type { UserSession } from "./contract.ts";
import { loadUserAgentParser } from "./load-user-agent-parser.ts";
import { withDeadline } from "./with-deadline.ts";

/** Milliseconds that a list waits for the parser: one without device names is worth more than none. */
const parserDeadlineMs = 5000;

/** The readable rows, one per id, with their user agents parsed, and how many could not be read. */
export async function checkRows(
  rows: readonly unknown[],
): Promise<{ sessions: UserSession[]; skipped: number }> {
  const byId = new Map<string, UserSession>();
  let skipped = 0;
  for (const row of rows) {
    const session = checkSession(row);
    if (session) byId.set(session.id, newerOf(byId.get(session.id), session));
    else skipped += 1;
  }
  const sessions = [...byId.values()];
  if (sessions.some(({ userAgent }) => userAgent)) await nameDevices(sessions);
  return { sessions, skipped };
}

/** The newer of two rows with one id. What protects a session in either of them protects it. */
function newerOf(known: UserSession | undefined, session: UserSession): UserSession {
  if (!known) return session;
  const isNewer = (known.lastActiveAt ?? "") <= (session.lastActiveAt ?? "");
  const merged = isNewer ? { ...session } : { ...known };
  merged.isCurrent = known.isCurrent || session.isCurrent;
  const notRevocable = merged.notRevocable ?? known.notRevocable ?? session.notRevocable;
  return notRevocable ? { ...merged, notRevocable } : merged;
}

/** Turns each user agent into a device, equal ones once, and drops it. */
async function nameDevices(sessions: UserSession[]): Promise<void> {
  const parser = await withDeadline(loadUserAgentParser, {
    ms: parserDeadlineMs,
    what: "Loading the user-agent parser",
  }).catch(() => undefined);
  const parsed = new Map<string, NonNullable<UserSession["device"]>>();
  for (const session of sessions) {
    const { userAgent, device } = session;
    delete session.userAgent;
    if (!userAgent || device || !parser) continue;
    session.device = parsed.get(userAgent) ?? parser.parseUserAgent(userAgent);
    parsed.set(userAgent, session.device);
  }
}
