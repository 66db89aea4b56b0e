import { describe, it } from "vitest";
import type { AdapterScenario } from "../../../src/core/adapter-declaration.ts";
import { SessionsError } from "../../../src/core/errors.ts";
import { declaration } from "../../../src/server/sql/declaration.ts";
import type { SqlQuery } from "../../../src/server/sql/index.ts";
import { type AdapterUnderTest, describeAdapter } from "../../../src/testing/index.ts";
import { type Database, startApplication } from "./databases.ts";

/** Tests `sqlSessions` over a database against the contract. */
export function describeSql(name: string, open: () => Promise<Database>): void {
  describeAdapter(name, (scenario) => setUp(scenario, open), { describe, it, cannot: declaration.cannot });
}

async function setUp(scenario: AdapterScenario, open: () => Promise<Database>): Promise<AdapterUnderTest> {
  let isOn = false;
  const application = await startApplication(
    async () => {
      const database = await open();
      const query: SqlQuery = async (text, values) => {
        if (!isOn) return database.query(text, values);
        const isDelete = /^(WITH held|DELETE)/.test(text);
        if (scenario === "network-loss")
          throw Object.assign(new Error("connect ECONNREFUSED ::1:5432"), { code: "ECONNREFUSED" });
        if (scenario === "hang") return new Promise<never>(() => {});
        if (scenario === "html-instead-of-json") return "<html>" as unknown as object[];
        if (scenario === "server-error") throw new Error(`syntax error in ${text} ${values}`);
        if (scenario === "lost-answer" && isDelete) {
          await database.query(text, values);
          throw Object.assign(new Error("Connection terminated"), { code: "ECONNRESET" });
        }
        return database.query(text, values);
      };
      return { ...database, query };
    },
    { timeoutMs: scenario === "hang" ? 100 : 5_000 },
  );
  const { sessions } = application;
  const count = scenario === "only-current" ? 1 : scenario === "many" ? 150 : 3;
  const keys = Array.from({ length: count }, (_, index) => `secret-token-${index}-${"x".repeat(20)}`);
  for (const [index, key] of keys.entries()) {
    await application.signIn(key);
    await sessions.recordSignIn({
      userId: "ann",
      key,
      userAgent: `Mozilla/5.0 (X11; Linux x86_64; rv:${100 + index}.0) Gecko/20100101 Firefox/${100 + index}.0`,
      ipAddress: `203.0.113.${index}`,
      location: { city: "Athens", country: "GR" },
      signInMethod: "password",
    });
  }
  const foreignKey = "secret-token-of-somebody-else";
  await application.signIn(foreignKey, "bob");
  await sessions.recordSignIn({ userId: "bob", key: foreignKey });
  if (scenario === "expired-cookie") await application.signOut(keys[0] as string);
  const idsOf = async (user: string) =>
    Promise.all((await application.living(user)).map((key) => sessions.idOf(key)));
  const truthOver = async () => {
    isOn = false;
    const ids = [...(await idsOf("ann")), ...(await idsOf("bob"))];
    isOn = true;
    return ids;
  };
  isOn = true;
  const adapter = sessions.adapter({ userId: "ann", key: keys[0] as string });
  if (!adapter.revokeSession || !adapter.revokeOtherSessions)
    throw new SessionsError("backend", "incomplete");
  return {
    adapter,
    truth: truthOver,
    credentials: [...keys, foreignKey],
    foreignId: await sessions.idOf(foreignKey),
    end: async (id) => {
      isOn = false;
      for (const key of keys) if ((await sessions.idOf(key)) === id) await application.signOut(key);
      isOn = true;
    },
    close: () => application.close(),
  };
}
