import { AsyncLocalStorage } from "node:async_hooks";
import { Auth, type AuthConfig } from "@auth/core";
import type { Adapter } from "@auth/core/adapters";
import {
  type AuthJsSessions,
  type AuthJsSessionsOptions,
  authJsSessions,
  type RecordSignInsOptions,
  recordAuthJsSignIns,
} from "../../../src/adapters/authjs/server.ts";
import type { SqlQuery } from "../../../src/server/sql/index.ts";
import type { AuthStore } from "./auth-stores.ts";

/** A browser that is signed in. */
export interface AuthDevice {
  /** The key of its session, as its cookie has it. */
  readonly token: string;
  /** A request of it to a route of the application. */
  request(): Request;
  /** What Auth.js says of it: null = nobody is signed in. */
  session(): Promise<{ user?: { email?: string } } | null>;
  signOut(): Promise<void>;
}

/** An application with the real Auth.js: its own handler, an adapter of its own, and a provider that sends links. */
export interface AuthApplication {
  sessions: AuthJsSessions;
  store: AuthStore;
  signIn(email?: string, userAgent?: string): Promise<AuthDevice>;
  /** Replaces the session's callback. */
  onSession: NonNullable<NonNullable<AuthConfig["callbacks"]>["session"]>;
  close(): Promise<void>;
}

export interface AuthSettings {
  session?: Partial<Pick<NonNullable<AuthConfig["session"]>, "maxAge" | "updateAge">>;
  options?: Partial<AuthJsSessionsOptions>;
  recording?: Partial<RecordSignInsOptions> | false;
  /** Default `http`. */
  protocol?: "http" | "https";
  /** Without it there is no table for the sessions' details. */
  withSideTable?: boolean;
  /** Stands between `sessions` and the database. */
  watch?: (query: SqlQuery) => SqlQuery;
}

const ann = "ann@example.test";

export async function startAuth(
  open: () => Promise<AuthStore>,
  {
    session = {},
    options = {},
    recording = {},
    protocol = "http",
    withSideTable = true,
    watch,
  }: AuthSettings = {},
): Promise<AuthApplication> {
  const store = await open();
  let isClosed = false;
  const sessions = authJsSessions({
    query: watch ? watch(store.query) : store.query,
    dialect: store.dialect,
    shape: store.shape,
    ...session,
    ...options,
  });
  if (withSideTable) await store.exec(sessions.schema);
  const requests = new AsyncLocalStorage<Request>();
  const adapter: Adapter =
    recording === false
      ? store.adapter
      : recordAuthJsSignIns(store.adapter, {
          sessions,
          headers: () => requests.getStore()?.headers ?? new Headers(),
          ...recording,
        });
  const links: string[] = [];
  const config: AuthConfig = {
    basePath: "/auth",
    secret: "only-for-tests-0123456789-0123456789-abc",
    trustHost: true,
    adapter,
    session: { strategy: "database", ...session },
    providers: [
      {
        id: "email",
        name: "Email",
        type: "email",
        from: "app@example.test",
        maxAge: 600,
        options: {},
        sendVerificationRequest: async ({ url }) => void links.push(url),
      },
    ],
    callbacks: {
      session: (given) => application.onSession(given),
    },
  };
  const origin = `${protocol}://localhost`;
  const application: AuthApplication = {
    sessions,
    store,
    onSession: ({ session: { user, expires } }) => ({ user, expires }),

    async signIn(email = ann, userAgent = "Laptop/1") {
      const cookies = new Map<string, string>();
      const send = async (url: string, init: RequestInit = {}) => {
        const headers = new Headers(init.headers);
        headers.set("user-agent", userAgent);
        headers.set("cookie", [...cookies].map((pair) => pair.join("=")).join("; "));
        headers.set("x-real-ip", "203.0.113.7");
        const request = new Request(new URL(url, origin), { ...init, headers });
        const response = await requests.run(request, () => Auth(request, config));
        for (const line of response.headers.getSetCookie()) {
          const [pair = ""] = line.split("; ");
          const [name = "", value = ""] = pair.split("=");
          if (value) cookies.set(name, value);
          else cookies.delete(name);
        }
        return response;
      };
      const post = async (path: string, fields: Record<string, string>) => {
        const { csrfToken } = await (await send("/auth/csrf")).json();
        await send(path, { method: "POST", body: new URLSearchParams({ csrfToken, ...fields }) });
      };
      await post("/auth/signin/email", { email });
      const link = links.pop();
      if (!link) throw new Error("Auth.js sent no link.");
      await send(link);
      const name = `${protocol === "https" ? "__Secure-" : ""}authjs.session-token`;
      const token = cookies.get(name);
      if (!token) throw new Error("Auth.js signed nobody in.");
      return {
        token,
        request: () =>
          new Request(`${origin}/api/devices`, {
            headers: { cookie: `${name}=${token}`, "user-agent": userAgent },
          }),
        session: async () => (await send("/auth/session")).json(),
        signOut: () => post("/auth/signout", {}),
      };
    },

    close: async () => {
      if (!isClosed) await store.close();
      isClosed = true;
    },
  };
  return application;
}

/** The list as this device gets it. */
export async function listOf({ sessions }: AuthApplication, device: AuthDevice) {
  const adapter = sessions.adapter(await sessions.callerOf(device.request()));
  if (!adapter) throw new Error("This device is signed out.");
  return { adapter, list: await adapter.listSessions() };
}
