import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { sessionStore } from "../../packaging/recipes/session-store.ts";
import { describeMount } from "./describe-mount.ts";
import { postAs } from "./requests.ts";
import { seedStore } from "./seed-store.ts";
import { startMount } from "./start-mount.ts";
import { wrongHeadersOf } from "./wrong-headers-of.ts";

const parsed = () => import("../../packaging/recipes/express-after-parser.ts");

describeMount({
  name: "Express, above the body parsers",
  server: async () => createServer((await import("../../packaging/recipes/express.ts")).app),
  takesAbsoluteForm: true,
});

describeMount({
  name: "Express, below a body parser",
  server: async () => createServer((await parsed()).app),
  takesAbsoluteForm: true,
  hasParser: true,
});

describe("a body parser above the handler", () => {
  it("answers by itself what it refuses, and nothing is changed", async () => {
    seedStore();
    const mount = { name: "", server: async () => createServer((await parsed()).app) };
    const { send, close } = await startMount(mount);
    for (const [body, status] of [
      ["junk", 400],
      [" ".repeat(200_000), 413],
    ] as const) {
      const got = await send(postAs("ann", "/revoke", body));
      expect(got.status).toBe(status);
      expect(wrongHeadersOf(got)).toContain("no cache-control");
    }
    await close();
    expect(sessionStore.size).toBe(6);
  });
});
