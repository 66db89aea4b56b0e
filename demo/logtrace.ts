import type { IncomingMessage, ServerResponse } from "node:http";
import { betterAuthServerAdapter } from "../src/adapters/better-auth/server.ts";
import {
  type LogTraceError,
  logTraceHistory,
  logTraceRecorder,
  withLogTrace,
} from "../src/logtrace/index.ts";
import { createSessionsHandler, toNodeListener } from "../src/server/index.ts";
import { startLogTraceFake } from "../test/fakes/logtrace-fake/start-logtrace-fake.ts";
import type { DemoAuth } from "./auth.ts";
import { furtherDevices, seededDevices } from "./devices.ts";
import { placeOf } from "./places.ts";

/** Everything below it is answered with LogTrace beside Better Auth. */
export const recordedDevicesPath = "/api/recorded-devices";

interface StartedSession {
  id: string;
  userId: string;
  createdAt: Date;
  ipAddress?: string | null | undefined;
  userAgent?: string | null | undefined;
}

export interface LogTraceDemo {
  recordSignIn(session: StartedSession): Promise<void>;
  /** Of a session that no page of devices has ended. */
  recordSignOut(sessionId: string): Promise<void>;
  /** Those that an earlier run left in the database, which this LogTrace has not heard of. */
  recordLiving(auth: DemoAuth): Promise<void>;
  handlerOver(
    auth: DemoAuth,
    origins: readonly string[],
  ): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  close(): Promise<void>;
}

/** An imitation of LogTrace on a port of its own, in memory, and what the application says to it. */
export async function createLogTraceDemo(): Promise<LogTraceDemo> {
  const places = Object.fromEntries(
    [...seededDevices, ...furtherDevices].flatMap(({ address }) => {
      const place = placeOf(address);
      return place ? [[address, `${place.country}, ${place.city}`]] : [];
    }),
  );
  const { fake, baseUrl, close } = await startLogTraceFake({ places, requestsPerMinute: 10_000 });
  const onError = (error: LogTraceError) => console.error(`LogTrace: ${error.message}`);
  const recorder = logTraceRecorder({
    baseUrl,
    apiKey: fake.apiKey,
    // A real application keeps it: sessions that were recorded under another one are not found again.
    referenceKey: crypto.randomUUID() + crypto.randomUUID(),
    onError,
  });

  const recordSignIn = ({ id, userId, createdAt, ipAddress, userAgent }: StartedSession): Promise<void> =>
    recorder.recordSignIn({
      sessionId: id,
      userId,
      signedInAt: createdAt,
      request: {
        ...(ipAddress && { ipAddress }),
        ...(userAgent && { userAgent }),
        ...{ method: "POST", endpoint: "/api/auth/sign-in/email" },
      },
    });

  return {
    recordSignIn,
    recordSignOut: recorder.recordSignOut,
    async recordLiving(auth) {
      const { adapter } = await auth.$context;
      const living = await adapter.findMany<StartedSession>({
        model: "session",
        where: [{ field: "expiresAt", operator: "gt", value: new Date() }],
        limit: 10_000,
      });
      for (const session of living) await recordSignIn(session);
    },
    handlerOver: (auth, origins) =>
      toNodeListener(
        createSessionsHandler({
          basePath: recordedDevicesPath,
          allowedOrigins: origins,
          async adapter(request) {
            const caller = await auth.api.getSession({ headers: request.headers });
            if (!caller) return null;
            const { bearerToken } = fake;
            const history = logTraceHistory({ baseUrl, bearerToken, userId: caller.user.id });
            return withLogTrace(betterAuthServerAdapter({ auth, request }), { recorder, history, onError });
          },
        }),
      ),
    close,
  };
}
