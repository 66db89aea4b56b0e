import { describe, it } from "vitest";
import { declaration } from "../../../src/adapters/authjs/declaration.ts";
import type { SqlQuery } from "../../../src/server/sql/index.ts";
import { type AdapterSetup, describeAdapter } from "../../../src/testing/index.ts";
import { startAuth } from "./auth-application.ts";
import { stores } from "./auth-stores.ts";

/** The real Auth.js with sign-ins by its own handler, over a database that does what the scenario says. */
const setupOn =
  (open: (typeof stores)[keyof typeof stores]): AdapterSetup =>
  async (scenario) => {
    let isOn = false;
    const watch =
      (query: SqlQuery): SqlQuery =>
      async (text, values) => {
        if (!isOn) return query(text, values);
        if (scenario === "network-loss") throw Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
        if (scenario === "hang") return new Promise<never>(() => {});
        if (scenario === "html-instead-of-json") return "<html>" as unknown as object[];
        if (scenario === "server-error") throw new Error(`syntax error in ${text} ${values}`);
        const rows = await query(text, values);
        if (scenario === "lost-answer" && /^(WITH held|DELETE)/.test(text))
          throw Object.assign(new Error("Connection terminated"), { code: "ECONNRESET" });
        return rows;
      };
    const application = await startAuth(open, {
      watch,
      options: { timeoutMs: scenario === "hang" ? 100 : 5_000 },
    });
    const { sessions, store } = application;
    const laptop = await application.signIn();
    const tokens = [laptop.token];
    if (scenario !== "only-current")
      for (const name of ["Phone/1", "Tablet/1"])
        tokens.push((await application.signIn("ann@example.test", name)).token);
    const bob = await application.signIn("bob@example.test");
    const caller = await sessions.callerOf(laptop.request());
    if (!caller) throw new Error("The laptop is signed in.");
    const userId = caller.userId as string;
    // As many sign-ins, without their letters.
    while (scenario === "many" && tokens.length < 150) {
      const sessionToken = `another-sign-in-of-ann-${tokens.length}`;
      await store.adapter.createSession?.({
        sessionToken,
        userId,
        expires: new Date(Date.now() + 86_400_000),
      });
      tokens.push(sessionToken);
    }
    if (scenario === "expired-cookie") await laptop.signOut();
    isOn = true;
    return {
      adapter: sessions.adapter(caller),
      truth: async () => {
        const rows = (await store.query(`SELECT "sessionToken" AS key FROM ${store.table}`, [])) as {
          key: string;
        }[];
        return Promise.all(rows.map(({ key }) => sessions.idOf(key)));
      },
      credentials: [...tokens, bob.token],
      foreignId: await sessions.idOf(bob.token),
      end: async (id) => {
        for (const token of tokens)
          if ((await sessions.idOf(token)) === id) await store.adapter.deleteSession?.(token);
      },
      close: () => application.close(),
    };
  };

for (const [name, open] of Object.entries(stores))
  describeAdapter(`authJsSessions over its adapter for ${name}`, setupOn(open), {
    describe,
    it,
    cannot: declaration.cannot,
  });
