import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { memoryAdapter } from "better-auth/adapters/memory";
import { createAuthClient } from "better-auth/client";
import { toNodeHandler } from "better-auth/node";
import { type CookieJarClient, createCookieJarClient } from "./cookie-jar-client.ts";

/** A row of the session table. Editing it is time travel. */
interface SessionRow {
  id: string;
  userId: string;
  token: string;
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date;
  [field: string]: unknown;
}

export interface TestDevice extends CookieJarClient {
  /** The application's own client, as a browser on this device would have it. */
  authClient: ReturnType<typeof createAuthClient>;
  /** Signs in again, as after a step-up: a new session, and the old row stays. */
  signIn(): Promise<void>;
  /** The id of this device's own session, read from its cookie and the table. */
  sessionId(): string;
}

export interface BetterAuthServer {
  baseURL: string;
  /** The truth. The rows are live, the array is not: read it again after each request. */
  readonly sessions: SessionRow[];
  readonly users: { id: string; email: string; role?: string }[];
  /** Adds copies of a session, as after so many sign-ins; `inFront` of all others, or behind them. */
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
  close(): Promise<void>;
}

export interface Person {
  email: string;
  password: string;
}

export const ann: Person = { email: "ann@example.test", password: "correct horse battery" };
export const bob: Person = { email: "bob@example.test", password: "staple battery horse" };

type Settings = Pick<BetterAuthOptions, "session" | "plugins" | "databaseHooks" | "rateLimit">;

/** Better Auth itself on 127.0.0.1, with its own cross-site checks on, which `NODE_ENV=test` would switch off. */
export async function startBetterAuthServer(settings: Settings = {}): Promise<BetterAuthServer> {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const baseURL = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  // Better Auth puts new arrays here, so they are never kept.
  const tables: { session: SessionRow[]; user: BetterAuthServer["users"]; [table: string]: object[] } = {
    user: [],
    session: [],
    account: [],
    verification: [],
    rateLimit: [],
  };

  const auth = betterAuth({
    baseURL,
    secret: "only-for-tests-0123456789-0123456789-abc",
    database: (options: BetterAuthOptions) => breakable(memoryAdapter(tables)(options), () => server.isDown),
    emailAndPassword: {
      enabled: true,
      // The real one takes 100 ms for each sign-in, and is not what is proved here.
      password: {
        hash: async (password) => password,
        verify: async ({ hash, password }) => hash === password,
      },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: { disableOriginCheck: false, disableCSRFCheck: false },
    ...settings,
  });
  http.on("request", toNodeHandler(auth));

  let copied = 0;
  const known = new Set<string>();
  const server: BetterAuthServer = {
    baseURL,
    get sessions() {
      return tables.session;
    },
    get users() {
      return tables.user;
    },
    isDown: false,

    copySession(id, count, changes = {}, where = "behind") {
      const original = tables.session.find((row) => row.id === id);
      if (!original) throw new Error(`No session ${id} to copy.`);
      const copies = Array.from({ length: count }, () => {
        copied += 1;
        const tail = `${copied}`.padStart(6, "0");
        return { ...original, id: `copy-${tail}`, token: `token-of-the-copy-number-${tail}`, ...changes };
      });
      tables.session = where === "inFront" ? [...copies, ...tables.session] : [...tables.session, ...copies];
      return copies.map((row) => row.id);
    },

    async signIn(
      name = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
      person = ann,
    ) {
      const jar = createCookieJarClient({
        origin: baseURL,
        "user-agent": name,
        "x-forwarded-for": `203.0.113.${tables.session.length + 1}`,
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
        const row = tables.session.find(({ token }) => cookie.startsWith(`${token}.`));
        if (!row) throw new Error("This device has no session in the table.");
        return row.id;
      };
      jar.sent.length = 0;
      return { ...jar, authClient, signIn, sessionId };
    },

    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
}

function breakable<T extends object>(database: T, isDown: () => boolean): T {
  return new Proxy(database, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== "function") return member;
      return (...args: unknown[]) => {
        if (isDown()) throw new Error("The database is down.");
        return member.apply(target, args);
      };
    },
  });
}
