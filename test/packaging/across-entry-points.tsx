// Each import path has declarations of its own, and the types that several of them have are still one type to
// TypeScript. declarations.test.ts compiles this file against what is packed; `npm run types` against the sources.
import * as main from "your-devices";
import type { betterAuthAdapter } from "your-devices/adapters/better-auth";
import type { clerkAdapter } from "your-devices/adapters/clerk";
import { memoryAdapter } from "your-devices/adapters/memory";
import { restAdapter } from "your-devices/adapters/rest";
import { en } from "your-devices/locales/en";
import * as server from "your-devices/server";
import type { authJsSessions } from "your-devices/server/authjs";
import type { betterAuthServerAdapter } from "your-devices/server/better-auth";
import type { LogTraceError, withLogTrace } from "your-devices/server/logtrace";
import type { propelAuthAdapter } from "your-devices/server/propelauth";
import type { sqlSessions } from "your-devices/server/sql";
import { createFixtures, describeAdapter, faultyAdapter } from "your-devices/testing";

type Both<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type AllTrue<T extends readonly true[]> = T;

export type OneType = AllTrue<
  [
    Both<server.SessionsAdapter, main.SessionsAdapter>,
    Both<server.SessionList, main.SessionList>,
    Both<server.UserSession, main.UserSession>,
    Both<server.EndedSessionsPage, main.EndedSessionsPage>,
    Both<server.SessionsError, main.SessionsError>,
    Both<server.SessionsErrorCode, main.SessionsErrorCode>,
    Both<typeof server.SessionsError, typeof main.SessionsError>,
    Both<typeof en, main.Labels>,
    Both<ReturnType<typeof createFixtures>, main.UserSession[]>,
    Both<ReturnType<typeof betterAuthAdapter>, main.SessionsAdapter>,
    Both<ReturnType<typeof clerkAdapter>, main.SessionsAdapter>,
    Both<ReturnType<typeof memoryAdapter>, main.SessionsAdapter>,
    Both<ReturnType<typeof restAdapter>, main.SessionsAdapter>,
    Both<ReturnType<typeof betterAuthServerAdapter>, main.SessionsAdapter>,
    Both<ReturnType<typeof propelAuthAdapter>, main.SessionsAdapter>,
    Both<NonNullable<ReturnType<ReturnType<typeof authJsSessions>["adapter"]>>, main.SessionsAdapter>,
    Both<NonNullable<ReturnType<ReturnType<typeof sqlSessions>["adapter"]>>, main.SessionsAdapter>,
  ]
>;

const rest = restAdapter({ baseUrl: "/api/devices" });

export const page = (
  <main.DevicesProvider adapter={rest} userId="ann" labels={{ ...en, title: "Signed in on" }}>
    <main.YourDevices />
  </main.DevicesProvider>
);
// @ts-expect-error: no adapter lists nothing. Were the import paths not found, all of this file would compile as `any`.
export const wrong = <main.DevicesProvider adapter={{ name: "none" }} userId="ann" />;

export const handler: (request: Request) => Promise<Response> = server.createSessionsHandler({
  basePath: "/api/devices",
  adapter: () => faultyAdapter(memoryAdapter(createFixtures()), [{ on: "list", when: "before" }]),
});

export const recorded: typeof withLogTrace extends (adapter: infer A, ...rest: never) => unknown
  ? Both<A, main.SessionsAdapter>
  : false = true;

export const asMain = (error: server.SessionsError | LogTraceError): main.SessionsError => error;
export const codeOf = (error: unknown): main.SessionsErrorCode | undefined =>
  error instanceof server.SessionsError ? asMain(error).code : undefined;

describeAdapter("rest", () => ({ adapter: rest, truth: async () => [], credentials: [], close: () => {} }));
