import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { describeMount } from "./describe-mount.ts";

describeMount({
  name: "Hono",
  server: async () =>
    createAdaptorServer({ fetch: (await import("../../packaging/recipes/hono.ts")).app.fetch }) as Server,
  resolvesDots: true,
  takesAbsoluteForm: true,
});
