import { memoryAdapter } from "../../../src/adapters/memory/adapter.ts";
import type { SessionsAdapter, UserSession } from "../../../src/contract.ts";
import { createSessionsHandler, type SessionsHandlerOptions } from "../../../src/server/index.ts";
import { createFixtures } from "../../../src/testing/index.ts";
import { idsOf } from "../../support/ids-of.ts";
import { type Asked, ask } from "./ask.ts";
import { type RecordingAdapter, recordingAdapter } from "./recording-adapter.ts";
import { basePath } from "./requests.ts";

export interface Served {
  ask(request: Request): Promise<Asked>;
  handler: (request: Request) => Promise<Response>;
  /** What `onError` was given. */
  errors: unknown[];
}

/** The handler over one adapter, as for one person who is always signed in. */
export function serve(
  adapter: SessionsAdapter | SessionsHandlerOptions["adapter"],
  options: Partial<SessionsHandlerOptions> = {},
): Served {
  const errors: unknown[] = [];
  const handler = createSessionsHandler({
    adapter: typeof adapter === "function" ? adapter : () => adapter,
    basePath,
    onError: (error) => errors.push(error),
    ...options,
  });
  return { handler, errors, ask: (request) => ask(handler, request) };
}

export interface SessionsToServe extends Partial<SessionsHandlerOptions> {
  /** Default: three. */
  sessions?: UserSession[];
  /** Methods that the adapter lacks. */
  missing?: readonly (keyof SessionsAdapter)[];
}

export interface ServedSessions extends Served, RecordingAdapter {
  /** How often the adapter callback was called. */
  opened: () => number;
  /** The ids that the backend really has. */
  truth: () => Promise<string[]>;
}

/** The handler over a backend in memory. */
export function serveSessions({
  sessions = createFixtures({ count: 3 }),
  missing = [],
  ...options
}: SessionsToServe = {}): ServedSessions {
  const inner = memoryAdapter(sessions);
  const kept = Object.entries(inner).filter(([name]) => !missing.includes(name as keyof SessionsAdapter));
  const recording = recordingAdapter(Object.fromEntries(kept) as unknown as SessionsAdapter);
  let opened = 0;
  const open = () => {
    opened += 1;
    return recording.adapter;
  };
  return { ...serve(open, options), ...recording, opened: () => opened, truth: () => idsOf(inner) };
}
