import { AsyncLocalStorage } from "node:async_hooks";
import type { AuthConfig } from "@auth/core";
import { PGlite } from "@electric-sql/pglite";
import type { Pool } from "pg";

/** What the snippets of docs/authjs.md import from their application. */
export const pglite = await PGlite.create();

export const pool = {
  query: async (text: string, values?: unknown[]) => {
    const { rows } = await pglite.query(text, values);
    return { rows, rowCount: rows.length };
  },
} as unknown as Pool;

export const requests = new AsyncLocalStorage<Request>();
export const headers = async (): Promise<Headers> => requests.getStore()?.headers ?? new Headers();

/** What the provider has sent. */
export const links: string[] = [];
export const providers: AuthConfig["providers"] = [
  {
    id: "email",
    name: "Email",
    type: "email",
    from: "app@example.test",
    maxAge: 600,
    options: {},
    sendVerificationRequest: async ({ url }) => void links.push(url),
  },
];
