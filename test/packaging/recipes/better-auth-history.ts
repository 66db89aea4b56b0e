import { DatabaseSync } from "node:sqlite";
import { betterAuth } from "better-auth";
import { createSessionsHandler } from "your-devices/server";
import { betterAuthHistory, betterAuthServerAdapter } from "your-devices/server/better-auth";
import { sessionHistory } from "your-devices/server/sql";

export const database = new DatabaseSync(process.env.DATABASE ?? ":memory:");

export const history = sessionHistory({
  query: async (text, values) => database.prepare(text).all(...values),
  dialect: "sqlite",
});
database.exec(history.schema);

export const auth = betterAuth({
  database,
  emailAndPassword: { enabled: true },
  databaseHooks: betterAuthHistory(history),
});

export const handler = createSessionsHandler({
  basePath: "/api/devices",
  allowedOrigins: ["https://app.example"],
  adapter: (request) => betterAuthServerAdapter({ auth, request, history }),
});
