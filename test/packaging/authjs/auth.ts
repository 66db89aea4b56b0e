import type { AuthConfig } from "@auth/core";
import PostgresAdapter from "@auth/pg-adapter";
import { authJsSessions, recordAuthJsSignIns } from "your-devices/server/authjs";
import { headers, pool, providers } from "./app.ts";

export const sessions = authJsSessions({
  query: (text, values) => pool.query(text, values).then(({ rows }) => rows),
  dialect: "postgres",
  shape: "pg",
});

export const authConfig: AuthConfig = {
  adapter: recordAuthJsSignIns(PostgresAdapter(pool), { sessions, headers }),
  session: { strategy: "database" },
  providers,
  callbacks: {
    async session({ session: { userId, sessionToken, user, expires } }) {
      // What uses the session is noted, once a minute at most. It must not end the request.
      await sessions
        .touch({ userId, key: sessionToken, request: { headers: await headers() } })
        .catch(() => {});
      // `session` has the token in it here: return what the page may know.
      return { user: { id: user.id, name: user.name ?? null, email: user.email }, expires: `${expires}` };
    },
  },
};
