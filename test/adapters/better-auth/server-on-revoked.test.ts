import { afterEach, describe, expect, it } from "vitest";
import { betterAuthServerAdapter } from "../../../src/adapters/better-auth/server.ts";
import { createSessionsHandler, type RevokedSessions } from "../../../src/server/index.ts";
import type { TestDevice } from "../../fakes/better-auth-server.ts";
import { post } from "../../server/support/requests.ts";
import { aliveIds, server, stop, storages, threeDevices, withName } from "./running-server.ts";

afterEach(stop);

/** The sessions handler, as this device's page asks it. */
function handlerFor(device: TestDevice) {
  const told: Omit<RevokedSessions, "request">[] = [];
  const errors: unknown[] = [];
  const promises: Promise<void>[] = [];
  const handler = createSessionsHandler({
    basePath: "/api/devices",
    adapter: (request) => betterAuthServerAdapter({ auth: server.auth, request }),
    onRevoked: ({ request: _, ...revoked }) => told.push(revoked),
    waitUntil: (promise) => void promises.push(promise),
    onError: (error) => errors.push(error),
  });
  const cookie = [...device.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const send = async (path: string, body: object) => {
    const { status } = await handler(post(path, body, { cookie }));
    await Promise.all(promises);
    return status;
  };
  return { send, told, errors, promises };
}

const complete = storages.filter((storage) => storage !== "secondary");

describe.each(complete)("onRevoked over Better Auth in %s", (storage) => {
  it("is told of one, then of all others, by the ids of the list", async () => {
    const { laptop, phone, tablet } = await threeDevices({ storage });
    const fourth = await server.signIn("Fourth/1");
    const { userId } = server.sessions[0] as { userId: string };
    const { send, told, errors } = handlerFor(laptop);
    const id = phone.sessionId();
    expect(await send("/revoke", { id })).toBe(204);
    expect(told).toEqual([{ ids: [id], all: false, subject: userId }]);
    const others = [tablet.sessionId(), fourth.sessionId()].sort();
    expect(await send("/revoke-others", {})).toBe(204);
    expect(told[1]).toMatchObject({ all: true, subject: userId });
    expect(told[1]?.ids.sort()).toEqual(others);
    expect(aliveIds()).toEqual([laptop.sessionId()]);
    expect(errors).toEqual([]);
  });

  it("is not called after a new name, or for an id that is unknown or gone", async () => {
    const { laptop, phone } = await threeDevices({ storage, session: withName });
    const { send, told, promises, errors } = handlerFor(laptop);
    const id = phone.sessionId();
    expect(await send("/rename", { id, name: "Desk" })).toBe(204);
    expect(await send("/revoke", { id: "unknown" })).toBe(204);
    expect([told, promises]).toEqual([[], []]);
    for (let times = 0; times < 2; times += 1) await send("/revoke", { id });
    expect(told).toHaveLength(1);
    expect(errors).toEqual([]);
  });
});

it("a secondary storage alone has only truncated lists, so onError is told instead of onRevoked", async () => {
  const { laptop, phone } = await threeDevices({ storage: "secondary" });
  const { send, told, errors } = handlerFor(laptop);
  expect(await send("/revoke", { id: phone.sessionId() })).toBe(204);
  expect(told).toEqual([]);
  expect(errors).toMatchObject([
    { code: "backend", message: expect.stringContaining("onRevoked was not called") },
  ]);
});
