import express from "express";
import { createSessionsHandler, toNodeListener } from "your-devices/server";
import { sessionsOf } from "./sessions.ts";

const handler = createSessionsHandler({
  adapter: sessionsOf,
  basePath: "/api/devices",
  allowedOrigins: ["https://app.example"],
});

export const app = express();
app.disable("x-powered-by");
app.use("/api/devices", toNodeListener(handler));
app.use(express.json());
