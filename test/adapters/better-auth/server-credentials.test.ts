import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import type { BetterAuthServer as Auth } from "../../../src/adapters/better-auth/server.ts";
import { SessionsError } from "../../../src/core/errors.ts";
import { bob } from "../../fakes/better-auth-server.ts";
import { adapterOf, authThatRevokes, server, stop, storages, threeDevices } from "./running-server.ts";

afterEach(stop);

describe.each(storages)("no credential, in %s", (storage) => {
  it("is in anything that the adapter returns, throws or passes on", async () => {
    const { laptop, phone, tablet } = await threeDevices({ storage, plugins: [] });
    const foreign = await server.signIn("Other/1", bob);
    const [own, others, foreigns] = [laptop, phone, foreign].map((device) => device.sessionId());
    const tokens = server.sessions.map(({ token }) => token);
    const cookies = [laptop, phone, tablet, foreign].flatMap((device) => [...device.cookies.values()]);
    const emails = server.users.map(({ email }) => email);
    const seen: unknown[] = [];
    const watch = async (call: Promise<unknown> | undefined) =>
      seen.push(await Promise.resolve(call).catch((error: unknown) => error));
    const every = async (auth: Auth) => {
      const adapter = adapterOf(laptop, {
        auth,
        location: (row) => {
          seen.push(row);
          throw new Error("A mistake in the application.");
        },
      });
      await watch(adapter.listSessions());
      await watch(adapter.revokeSession?.("no-such-id"));
      await watch(adapter.revokeSession?.(own ?? ""));
      await watch(adapter.revokeSession?.(foreigns ?? ""));
      await watch(adapter.revokeSession?.(others ?? ""));
      await watch(adapter.revokeOtherSessions?.());
      await watch(adapter.renameSession?.(others ?? "", "Mine"));
    };
    const secret = tokens.join(" ");
    const faults: (() => unknown)[] = [
      () => new Error(secret, { cause: tokens }),
      () =>
        Object.assign(new Error(secret), { statusCode: 403, status: secret, body: { code: secret, secret } }),
      () => ({ statusCode: secret, body: { code: tokens[0], cause: new Error(secret) } }),
      () => secret,
    ];
    for (const fault of faults) {
      const fail = () => Promise.reject(fault());
      await every(authThatRevokes(fail));
      await every({ ...authThatRevokes(fail), api: { getSession: fail, revokeSession: fail } });
      const context = await server.auth.$context;
      const broken = { listSessions: fail, findSession: fail, updateSession: fail };
      await every({
        ...authThatRevokes(fail),
        $context: Promise.resolve({
          ...context,
          internalAdapter: broken,
          adapter: { findMany: fail },
        }) as Auth["$context"],
      });
    }
    await every(server.auth);

    expect(seen.length).toBeGreaterThan(80);
    const text = seen
      .map((value) => `${inspect(value, { depth: 20, showHidden: true })} ${JSON.stringify(value)}`)
      .join();
    for (const credential of [...tokens, ...cookies, ...emails]) expect(text).not.toContain(credential);
    const thrown = seen.filter((value) => value instanceof Error);
    expect(thrown.every((error) => error instanceof SessionsError)).toBe(true);
  });
});
