import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { createAuthClient } from "better-auth/client";
import { toNodeHandler } from "better-auth/node";
import { createStorage, type StorageName, type UserRow } from "./better-auth-storage.ts";
import { type CookieJarClient, createCookieJarClient } from "./cookie-jar-client.ts";
import type { SessionRow } from "./session-row.ts";

export interface TestDevice extends CookieJarClient {
  /** The application's own client, as a browser on this device would have it. */
  authClient: ReturnType<typeof createAuthClient>;
  /** Signs in again, as after a step-up: a new session, and the old row stays. */
  signIn(): Promise<void>;
  /** The id of this device's own session, read from its cookie and the table. */
  sessionId(): string;
  /** A request of this device to a route of the application. */
  request(): Request;
}

/** The server's own `auth`. `betterAuth()` with other options returns an `Auth` with other type arguments. */
type TestAuth = ReturnType<typeof betterAuth<BetterAuthOptions>>;

export interface BetterAuthServer {
  baseURL: string;
  /** The instance that runs, as the application's own routes would import it. */
  auth: TestAuth;
  /** The table itself. The rows are live, the array is not: read it again after each request. */
  readonly sessions: SessionRow[];
  readonly users: UserRow[];
  /** Adds `count` copies of a session, as after that many sign-ins, in front of all others or behind them. */
  copySession(
    id: string,
    count: number,
    changes?: Partial<SessionRow>,
    where?: "inFront" | "behind",
  ): string[];
  /** Signs one more device in, over HTTP. */
  signIn(name?: string, person?: Person): Promise<TestDevice>;
  /** While true, every read and write of the database fails. */
  isDown: boolean;
  /** While true, no read and no write of the storage ever ends (except in SQLite, which is synchronous). */
  isSilent: boolean;
  /** As after a restart of the secondary storage, or after it dropped the session with this token. */
  loseSecondaryStorage(token?: string): void;
  /** As if the index of the secondary storage lost this session, or all of the person's if `isWhole`. */
  loseIndexEntry(id: string, isWhole?: boolean): void;
  /** As if somebody deleted this row from the database by hand. */
  loseRow(id: string): void;
  /** Each read and write of the storages, from the oldest on: "findMany session", "get", a statement of SQL. */
  readonly accesses: string[];
  close(): Promise<void>;
}

export interface Person {
  email: string;
  password: string;
}

export const ann: Person = { email: "ann@example.test", password: "correct horse battery" };
export const bob: Person = { email: "bob@example.test", password: "staple battery horse" };

export interface Settings
  extends Pick<
    BetterAuthOptions,
    "session" | "plugins" | "databaseHooks" | "rateLimit" | "hooks" | "advanced" | "logger"
  > {
  /** Default "memory". "secondary" keeps sessions in a Map alone, "secondary-and-database" in both. */
  storage?: StorageName;
  /** Serves a route of the application beside Better Auth's own: all paths under this one. */
  mount?: (auth: TestAuth) => { path: string; handle: (request: Request) => Promise<Response> };
}

/** Better Auth itself on 127.0.0.1. Its cross-site checks are on, although it switches them off for `NODE_ENV=test`. */
export async function startBetterAuthServer({
  storage: storageName = "memory",
  mount,
  session,
  advanced,
  ...settings
}: Settings = {}): Promise<BetterAuthServer> {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const baseURL = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const accesses: string[] = [];
  const storage = createStorage(storageName, (what) => {
    accesses.push(what);
    if (server?.isDown) throw new Error("The database is down.");
    return server?.isSilent ? new Promise(() => {}) : undefined;
  });

  const options: BetterAuthOptions = {
    baseURL,
    secret: "only-for-tests-0123456789-0123456789-abc",
    ...storage.options,
    emailAndPassword: {
      enabled: true,
      // The real hash takes 100 ms for each sign-in, and is not what is tested here.
      password: {
        hash: async (password) => password,
        verify: async ({ hash, password }) => hash === password,
      },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: { disableOriginCheck: false, disableCSRFCheck: false, ...advanced },
    session: {
      ...(storageName === "secondary-and-database" && { storeSessionInDatabase: true }),
      ...session,
    },
    ...settings,
  };
  await storage.prepare(options);
  const auth = betterAuth(options);
  const own = toNodeHandler(auth);
  const mounted = mount?.(auth);
  const route = mounted && toNodeHandler(mounted.handle);
  http.on("request", (request, response) =>
    route && request.url?.startsWith(mounted.path) ? route(request, response) : own(request, response),
  );

  let copied = 0;
  const known = new Set<string>();
  const server: BetterAuthServer = {
    baseURL,
    auth,
    get sessions() {
      return storage.sessions();
    },
    get users() {
      return storage.users();
    },
    isDown: false,
    isSilent: false,
    loseSecondaryStorage: storage.loseSecondaryStorage,
    loseIndexEntry: (id, isWhole) => {
      const row = storage.sessions().find((session) => session.id === id);
      if (!row) throw new Error(`No session ${id} in the secondary storage.`);
      storage.loseIndex(row.userId, isWhole ? undefined : row.token);
    },
    loseRow: storage.loseRow,
    accesses,

    copySession(id, count, changes = {}, where = "behind") {
      const original = storage.sessions().find((row) => row.id === id);
      if (!original) throw new Error(`No session ${id} to copy.`);
      const copies = Array.from({ length: count }, () => {
        copied += 1;
        const tail = `${copied}`.padStart(6, "0");
        return { ...original, id: `copy-${tail}`, token: `token-of-the-copy-number-${tail}`, ...changes };
      });
      storage.insert(copies, where);
      return copies.map((row) => row.id);
    },

    async signIn(
      name = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
      person = ann,
    ) {
      const jar = createCookieJarClient({
        origin: baseURL,
        "user-agent": name,
        "x-forwarded-for": `203.0.113.${storage.sessions().length + 1}`,
      });
      const authClient = createAuthClient({ baseURL, fetchOptions: { customFetchImpl: jar.fetch } });
      const signIn = async () => {
        const isNew = !known.has(person.email);
        known.add(person.email);
        const { error } = isNew
          ? await authClient.signUp.email({ ...person, name: "Somebody" })
          : await authClient.signIn.email(person);
        if (error) throw new Error(`The test server refused to sign in: ${JSON.stringify(error)}`);
      };
      await signIn();
      const sessionId = () => {
        const cookie = decodeURIComponent(jar.cookies.get("better-auth.session_token") ?? "");
        const row = storage.sessions().find(({ token }) => cookie.startsWith(`${token}.`));
        if (!row) throw new Error("This device has no session in the table.");
        return row.id;
      };
      jar.sent.length = 0;
      const request = () =>
        new Request(`${baseURL}/api/devices`, {
          headers: {
            ...jar.headers,
            cookie: [...jar.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
          },
        });
      return { ...jar, authClient, signIn, sessionId, request };
    },

    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      storage.close();
    },
  };
  return server;
}
