import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import type { BetterAuthOptions } from "better-auth";
import { memoryAdapter } from "better-auth/adapters/memory";
import { getMigrations } from "better-auth/db/migration";
import { fieldsOf } from "../../src/core/fields.ts";
import type { SessionRow } from "./session-row.ts";

export type StorageName = "memory" | "sqlite" | "secondary" | "secondary-and-database";

export interface UserRow {
  id: string;
  email: string;
  role?: string;
}

/** The storage of a Better Auth server under test. Rows are live: editing one writes it back. */
export interface BetterAuthStorage {
  options: Pick<BetterAuthOptions, "database" | "secondaryStorage">;
  /** Makes the tables. Needs the complete options, and must run before `betterAuth()`, which misses the tables. */
  prepare(options: BetterAuthOptions): Promise<void>;
  sessions(): SessionRow[];
  users(): UserRow[];
  insert(rows: SessionRow[], where: "inFront" | "behind"): void;
  /** As after a restart of the secondary storage, or after it dropped the session with this token. */
  loseSecondaryStorage(token?: string): void;
  /** As if the secondary storage lost the index of a person's sessions, or two sign-ins overwrote this token in it. */
  loseIndex(userId: string, token?: string): void;
  /** As if somebody deleted this row from the database by hand. */
  loseRow(id: string): void;
  close(): void;
}

/**
 * Called before each read and write. If it throws, the storage throws; if it returns a promise, the storage waits.
 *
 * @param what is done: "findMany session", "get", or a statement of SQL.
 */
type Watch = (what: string) => unknown;

const fieldsOfDates = ["createdAt", "updatedAt", "expiresAt"];
const revive = (row: Record<string, unknown>): SessionRow => {
  for (const field of fieldsOfDates) row[field] = new Date(row[field] as string);
  return row as SessionRow;
};

export function createStorage(name: StorageName, watch: Watch): BetterAuthStorage {
  if (name === "sqlite") return sqliteStorage(watch);
  const memory = memoryStorage(watch);
  return name === "memory" ? memory : secondaryStorage(memory, watch, name === "secondary-and-database");
}

function memoryStorage(watch: Watch): BetterAuthStorage {
  // Better Auth replaces these arrays, so no reference to one is kept.
  const tables: { session: SessionRow[]; user: UserRow[]; [table: string]: object[] } = {
    user: [],
    session: [],
    account: [],
    verification: [],
    rateLimit: [],
  };
  return {
    options: {
      database: (options: BetterAuthOptions) => watched(memoryAdapter(tables)(options), watch),
    },
    prepare: async () => {},
    sessions: () => tables.session,
    users: () => tables.user,
    insert: (rows, where) => {
      tables.session = where === "inFront" ? [...rows, ...tables.session] : [...tables.session, ...rows];
    },
    loseSecondaryStorage: () => {},
    loseIndex: () => {},
    loseRow: (id) => {
      tables.session = tables.session.filter((row) => row.id !== id);
    },
    close: () => {},
  };
}

function watched<T extends object>(storage: T, watch: Watch): T {
  return new Proxy(storage, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== "function") return member;
      return (...args: unknown[]) => {
        const { model } = fieldsOf(args[0]);
        const wait = watch(model ? `${String(key)} ${model}` : String(key));
        return wait
          ? Promise.resolve(wait).then(() => member.apply(target, args))
          : member.apply(target, args);
      };
    },
  });
}

function sqliteStorage(watch: Watch): BetterAuthStorage {
  const database = new DatabaseSync(":memory:");
  const prepare = database.prepare.bind(database);
  const toColumn = (value: unknown) => (value instanceof Date ? value.toISOString() : value) as SQLInputValue;
  const live = <Row extends { id: string }>(table: string, row: Row): Row =>
    new Proxy(row, {
      set(target, field, value) {
        prepare(`update "${table}" set "${String(field)}" = ? where id = ?`).run(toColumn(value), target.id);
        return Reflect.set(target, field, value);
      },
    });
  let front = 0;
  return {
    options: { database },
    async prepare(options) {
      const { runMigrations } = await getMigrations(options);
      await runMigrations();
      database.prepare = (...args: Parameters<typeof prepare>) => {
        watch(`${args[0]}`);
        return prepare(...args);
      };
    },
    sessions: () =>
      prepare(`select * from session`)
        .all()
        .map((row) => live("session", revive({ ...row }))),
    users: () =>
      prepare(`select * from user`)
        .all()
        .map((row) => live("user", { ...row } as unknown as UserRow)),
    insert(rows, where) {
      for (const row of where === "inFront" ? rows.toReversed() : rows) {
        const columns = Object.keys(row);
        const values = columns.map((column) => toColumn(row[column]));
        if (where === "inFront") {
          front -= 1;
          columns.push("rowid");
          values.push(front);
        }
        const names = columns.map((column) => `"${column}"`);
        prepare(`insert into session (${names}) values (${names.map(() => "?")})`).run(...values);
      }
    },
    loseSecondaryStorage: () => {},
    loseIndex: () => {},
    loseRow: (id) => void prepare(`delete from session where id = ?`).run(id),
    close: () => database.close(),
  };
}

/** Sessions in a Map, users in memory. With `isMirrored`, sessions are in both. */
function secondaryStorage(memory: BetterAuthStorage, watch: Watch, isMirrored: boolean): BetterAuthStorage {
  const map = new Map<string, string>();
  const read = (key: string) => JSON.parse(map.get(key) ?? "null");
  const indexKey = (userId: string) => `active-sessions-${userId}`;
  const write = (row: SessionRow) => {
    map.set(row.token, JSON.stringify({ ...read(row.token), session: row }));
    const index: { token: string; expiresAt: number }[] = read(indexKey(row.userId)) ?? [];
    for (const entry of index) if (entry.token === row.token) entry.expiresAt = row.expiresAt.getTime();
    map.set(indexKey(row.userId), JSON.stringify(index));
  };
  const live = (row: SessionRow): SessionRow =>
    new Proxy(row, {
      set(target, field, value) {
        Reflect.set(target, field, value);
        write(target);
        const mirrored = memory.sessions().find(({ id }) => id === target.id);
        return mirrored ? Reflect.set(mirrored, field, value) : true;
      },
    });
  return {
    ...memory,
    loseSecondaryStorage: (token) => void (token ? map.delete(token) : map.clear()),
    loseIndex: (userId, token) => {
      const index: { token: string }[] = read(indexKey(userId)) ?? [];
      const left = JSON.stringify(index.filter((entry) => entry.token !== token));
      if (token) map.set(indexKey(userId), left);
      else map.delete(indexKey(userId));
    },
    options: {
      ...memory.options,
      secondaryStorage: watched(
        {
          get: async (key: string) => map.get(key) ?? null,
          set: async (key: string, value: string) => void map.set(key, value),
          delete: async (key: string) => void map.delete(key),
          getAndDelete: async (key: string) => {
            const value = map.get(key) ?? null;
            map.delete(key);
            return value;
          },
          increment: async (key: string) => {
            map.set(key, `${Number(map.get(key) ?? 0) + 1}`);
            return Number(map.get(key));
          },
        },
        watch,
      ),
    },
    sessions: () =>
      [...map.keys()].flatMap((key) => {
        const session = read(key)?.session;
        return session ? [live(revive(session))] : [];
      }),
    insert(rows, where) {
      const users = new Map([...map.keys()].map(read).map((value) => [value?.session?.userId, value?.user]));
      for (const row of rows)
        map.set(row.token, JSON.stringify({ session: row, user: users.get(row.userId) }));
      for (const userId of new Set(rows.map((row) => row.userId))) {
        const added = rows
          .filter((row) => row.userId === userId)
          .map(({ token, expiresAt }) => ({ token, expiresAt: expiresAt.getTime() }));
        const index = read(indexKey(userId)) ?? [];
        map.set(
          indexKey(userId),
          JSON.stringify(where === "inFront" ? [...added, ...index] : [...index, ...added]),
        );
      }
      if (isMirrored) memory.insert(rows, where);
    },
  };
}
