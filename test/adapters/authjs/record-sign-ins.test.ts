import type { Adapter } from "@auth/core/adapters";
import { afterEach, expect, test, vi } from "vitest";
import { authJsSessions, recordAuthJsSignIns } from "../../../src/adapters/authjs/server.ts";
import { type AuthApplication, type AuthSettings, listOf, startAuth } from "./auth-application.ts";
import { type AuthStore, openDrizzleSqlite, openKyselySqlite } from "./auth-stores.ts";

let application: AuthApplication;
afterEach(() => application?.close());

async function start(settings?: AuthSettings, open: () => Promise<AuthStore> = openDrizzleSqlite) {
  application = await startAuth(open, settings);
}

test("the adapter keeps all its other methods, and what they return", async () => {
  const store = await openDrizzleSqlite();
  const sessions = authJsSessions({ ...store });
  const recording = recordAuthJsSignIns(store.adapter, { sessions, headers: () => new Headers() });
  const { createSession, deleteSession, ...others } = recording;
  const { createSession: _, deleteSession: __, ...originals } = store.adapter;
  expect(others).toEqual(originals);
  const user = await store.adapter.createUser?.({ id: "", email: "ann@example.test", emailVerified: null });
  const session = { sessionToken: "key-1", userId: String(user?.id), expires: new Date(Date.now() + 60_000) };
  expect(await createSession?.(session)).toEqual(session);
  expect(await recording.getSessionAndUser?.("key-1")).toMatchObject({ session });
  await deleteSession?.("key-1");
  expect(await recording.getSessionAndUser?.("key-1")).toBeNull();
  await store.close();
});

test("an adapter without these methods does not get them", () => {
  const sessions = authJsSessions({ query: async () => [], dialect: "postgres" });
  const only: Adapter = { getUser: () => null };
  expect(Object.keys(recordAuthJsSignIns(only, { sessions, headers: () => new Headers() }))).toEqual([
    "getUser",
  ]);
});

test("address and place are recorded if the application says how to read them", async () => {
  await start({
    recording: {
      ipAddress: (headers) => headers.get("x-real-ip"),
      location: (headers) => ({ city: `City of ${headers.get("x-real-ip")}`, country: "GR" }),
    },
  });
  const { list } = await listOf(application, await application.signIn());
  expect(list.sessions).toMatchObject([
    { ipAddress: "203.0.113.7", location: { city: "City of 203.0.113.7", country: "GR" } },
  ]);
});

test("headers may come as a promise, as in Next", async () => {
  await start({ recording: { headers: async () => new Headers({ "user-agent": "Later/1" }) } });
  const { list } = await listOf(application, await application.signIn());
  expect(list.sessions[0]?.userAgent).toBe("Later/1");
});

test("a record that fails changes no sign-in and no sign-out, and is told to onError", async () => {
  const onError = vi.fn();
  await start({ withSideTable: false, recording: { onError } });
  const laptop = await application.signIn();
  expect(await laptop.session()).not.toBeNull();
  await laptop.signOut();
  expect(await laptop.session()).toBeNull();
  expect(onError.mock.calls.map(([{ code }]) => code)).toEqual(["backend", "backend"]);
  expect(JSON.stringify(onError.mock.calls.map(([{ message }]) => message))).not.toContain(laptop.token);
});

test("headers that throw, reject or can't be read, and an onError that throws, change no sign-in", async () => {
  const failures: (() => Headers | Promise<Headers>)[] = [
    () => {
      throw new Error("outside of a request");
    },
    () => Promise.reject(new Error("outside of a request")),
    () => undefined as unknown as Headers,
  ];
  for (const headers of failures) {
    await start({
      recording: {
        headers,
        onError: () => {
          throw new Error("in onError");
        },
      },
    });
    expect(await (await application.signIn()).session()).not.toBeNull();
  }
});

test("a record that never ends holds up a sign-in for timeoutMs at most", async () => {
  const onError = vi.fn();
  await start({ recording: { headers: () => new Promise(() => {}), timeoutMs: 20, onError } });
  expect(await (await application.signIn()).session()).not.toBeNull();
  expect(onError.mock.calls.map(([{ code }]) => code)).toEqual(["timeout"]);
});

test("a sign-out that fails is no end: once its note is old, the list has the session as before", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    const store = await openDrizzleSqlite();
    const failing: Adapter = {
      ...store.adapter,
      deleteSession: async () => {
        throw new Error("The database went away.");
      },
    };
    await start({ options: { timeoutMs: 1_000 } }, async () => ({ ...store, adapter: failing }));
    const laptop = await application.signIn();
    const phone = await application.signIn("ann@example.test", "Phone/1");
    const recording = recordAuthJsSignIns(failing, {
      sessions: application.sessions,
      headers: () => new Headers(),
    });
    await expect(recording.deleteSession?.(phone.token)).rejects.toThrow("went away");
    vi.setSystemTime(Date.now() + 2_000);
    const { list, adapter } = await listOf(application, laptop);
    expect(list.sessions).toHaveLength(2);
    await store.exec(`DELETE FROM session WHERE "sessionToken" = '${phone.token}'`);
    await adapter.listSessions();
    const [ended] = (await adapter.listEndedSessions?.())?.sessions ?? [];
    expect(ended?.endReason).toBeUndefined();
  } finally {
    vi.useRealTimers();
  }
});

test("a process that dies in the middle of a sign-out leaves a history that is true", async () => {
  await start({ recording: false });
  const laptop = await application.signIn();
  const phone = await application.signIn("ann@example.test", "Phone/1");
  const { adapter: own } = application.store;
  const dying = recordAuthJsSignIns(
    {
      ...own,
      deleteSession: async (token: string) => {
        await own.deleteSession?.(token);
        // Nothing after it ever runs.
        throw new Error("killed");
      },
    },
    { sessions: application.sessions, headers: () => new Headers() },
  );
  await expect(dying.deleteSession?.(phone.token)).rejects.toThrow("killed");
  const { adapter } = await listOf(application, laptop);
  expect((await adapter.listEndedSessions?.())?.sessions).toMatchObject([{ endReason: "signed-out" }]);
});

test("an expired session that Auth.js removes was not signed out", async () => {
  await start();
  const laptop = await application.signIn();
  const phone = await application.signIn("ann@example.test", "Phone/1");
  const at = Date.now() - 1_000;
  await application.store.exec(
    `UPDATE session SET expires = ${at} WHERE "sessionToken" = '${phone.token}';
     UPDATE device_sessions SET expires_at = ${at} WHERE user_agent = 'Phone/1'`,
  );
  expect(await phone.session()).toBeNull();
  const { adapter } = await listOf(application, laptop);
  expect((await adapter.listEndedSessions?.())?.sessions).toMatchObject([
    { endReason: "expired", endedAt: new Date(at).toISOString() },
  ]);
});

test("touch in the session callback fills in what no record has", async () => {
  await start({ recording: false }, openKyselySqlite);
  application.onSession = async ({ session }) => {
    const { userId, sessionToken } = session as unknown as { userId: string; sessionToken: string };
    await application.sessions.touch({ userId, key: sessionToken, userAgent: "Laptop/1" });
    return { user: { email: session.user?.email ?? null }, expires: `${session.expires}` };
  };
  const laptop = await application.signIn();
  expect((await listOf(application, laptop)).list.sessions[0]?.userAgent).toBeUndefined();
  expect(await laptop.session()).toMatchObject({ user: { email: "ann@example.test" } });
  const { list } = await listOf(application, laptop);
  expect(list.sessions[0]?.userAgent).toBe("Laptop/1");
  // Nobody saw the sign-in.
  expect(list.sessions[0]?.createdAt).toBeUndefined();
});

test("without a side table there is nothing to record, and nothing fails", async () => {
  const onError = vi.fn();
  await start({ withSideTable: false, options: { details: false }, recording: { onError } });
  const laptop = await application.signIn();
  const { list, adapter } = await listOf(application, laptop);
  expect(list.sessions).toHaveLength(1);
  expect(adapter.listEndedSessions).toBeUndefined();
  await laptop.signOut();
  expect(onError).not.toHaveBeenCalled();
});

test.each<[string, unknown[]]>([
  ["pass the adapter", [null, {}]],
  ["pass { sessions, headers }", [{}, undefined]],
  ["sessions must be", [{}, { headers: () => new Headers() }]],
  ["headers must be", [{}, { sessions: { recordSignIn: () => {} } }]],
  ["timeoutMs can't be 0", [{}, { sessions: { recordSignIn() {} }, headers() {}, timeoutMs: 0 }]],
])("a wrong argument is told at once: %s", (message, [adapter, options]) => {
  expect(() => recordAuthJsSignIns(adapter as Adapter, options as never)).toThrow(
    new RegExp(`^recordAuthJsSignIns: .*${message.replace(/[{}]/g, "\\$&")}`),
  );
});
