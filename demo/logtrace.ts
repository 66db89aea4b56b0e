import { betterAuthServerAdapter } from "../src/adapters/better-auth/server.ts";
import {
  type LogTraceError,
  logTraceHistory,
  logTraceRecorder,
  withLogTrace,
} from "../src/logtrace/index.ts";
import { createSessionsHandler } from "../src/server/index.ts";
import { startLogTraceFake } from "../test/fakes/logtrace-fake/start-logtrace-fake.ts";
import type { DemoAuth, SessionRecorder } from "./auth.ts";
import { samplePlaces } from "./sample-devices.ts";

/** An imitation of LogTrace, in memory and on a port of its own, with the recorder that the application uses. */
export async function createLogTraceDemo() {
  const { fake, baseUrl } = await startLogTraceFake({ places: samplePlaces, requestsPerMinute: 10_000 });
  const onError = (error: LogTraceError) => console.error(`LogTrace: ${error.message}`);
  const recorder = logTraceRecorder({
    baseUrl,
    apiKey: fake.apiKey,
    // A real application keeps this key, because sessions that were recorded under another key are not found again.
    referenceKey: crypto.randomUUID() + crypto.randomUUID(),
    onError,
  });

  const sessions: SessionRecorder = {
    recordSignIn: ({ id, userId, createdAt, ipAddress, userAgent }) =>
      recorder.recordSignIn({
        sessionId: id,
        userId,
        signedInAt: createdAt,
        request: {
          ...(ipAddress && { ipAddress }),
          ...(userAgent && { userAgent }),
          method: "POST",
          endpoint: "/api/auth/sign-in/email",
        },
      }),
    recordSignOut: recorder.recordSignOut,
  };
  return {
    ...sessions,
    /** The handler behind `restAdapter({ baseUrl: "/api/recorded-devices" })`. */
    createDevicesHandler: (auth: DemoAuth, origins: readonly string[]) =>
      createSessionsHandler({
        basePath: "/api/recorded-devices",
        allowedOrigins: origins,
        async adapter(request) {
          const caller = await auth.api.getSession({ headers: request.headers });
          if (!caller) return null;
          const { bearerToken } = fake;
          const history = logTraceHistory({ baseUrl, bearerToken, userId: caller.user.id });
          return withLogTrace(betterAuthServerAdapter({ auth, request }), { recorder, history, onError });
        },
      }),
  };
}
