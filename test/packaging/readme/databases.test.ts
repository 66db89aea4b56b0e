import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeSnippets } from "./write-snippets.ts";

const folder = "node_modules/.cache/readme-databases";

/** `app.ts` of the README, with what each tool's queries are typed as. */
const apps = {
  prisma: `export type { PrismaSession as Row } from "./database-rows.ts";
    import type { PrismaBatchPayload, PrismaSession } from "./database-rows.ts";
    export declare const store: {
      list(userId: string): Promise<PrismaSession[]>;
      end(userId: string, id: string): Promise<PrismaBatchPayload>;
    };`,
  drizzle: `export type { DrizzleSession as Row } from "./database-rows.ts";
    import type { DrizzleSession, PgResult } from "./database-rows.ts";
    export declare const store: {
      list(userId: string): Promise<DrizzleSession[]>;
      end(userId: string, id: string): Promise<PgResult<never>>;
    };`,
  pg: `export type { PgSession as Row } from "./database-rows.ts";
    import type { PgResult, PgSession } from "./database-rows.ts";
    export declare const store: {
      list(userId: string): Promise<PgSession[]>;
      end(userId: string, id: string): Promise<PgResult<PgSession>>;
    };`,
  // A control: an id that is a number must not compile.
  serial: `export interface Row { id: number; createdAt: Date; userAgent: string | null }
    export declare const store: { list(userId: string): Promise<Row[]>; end(userId: string, id: string): Promise<void> };`,
};

const session = `
  export interface Session { id: string; userId: string }
  export declare function sessionOf(request: Request): Promise<Session | null>;`;

/** The same adapter, written with the whole row of the table. */
const spread = `
  import type { SessionsAdapter } from "your-devices/server";
  import { store } from "./app";
  export const adapter: SessionsAdapter = {
    name: "app",
    async listSessions() {
      const rows = await store.list("ann");
      return { sessions: rows.map((row) => ({ ...row, isCurrent: row.id === "a" })), serverTime: new Date() };
    },
    revokeSession: (id) => store.end("ann", id),
    revokeOtherSessions: () => store.end("ann", "others"),
    renameSession: (id) => store.end("ann", id),
  };`;

test("the README's adapter compiles with rows of Prisma, Drizzle and pg, and not with numbers as ids", () => {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, app] of Object.entries(apps)) {
    const inside = join(folder, name);
    writeSnippets("Your own backend", inside, ["devices.ts"]);
    writeFileSync(join(inside, "app.ts"), app + session);
    writeFileSync(join(inside, "spread.ts"), spread);
    writeFileSync(
      join(inside, "database-rows.ts"),
      readFileSync("test/packaging/readme/database-rows.ts", "utf8"),
    );
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: "../../../tsconfig.json",
      compilerOptions: {
        paths: { "your-devices/server": ["../../../src/server/index.ts"] },
        types: ["node", "vite/client"],
      },
      include: ["**/*.ts"],
    }),
  );
  const { stdout } = spawnSync("node_modules/.bin/tsc", ["-p", folder], { encoding: "utf8" });
  const wrong = [...stdout.matchAll(/(\w+)\/(\w+\.ts)\(\d+,\d+\): error/g)].map(
    ([, name, file]) => `${name}/${file}`,
  );
  expect([...new Set(wrong)].sort()).toEqual(["serial/devices.ts", "serial/spread.ts"]);
});
