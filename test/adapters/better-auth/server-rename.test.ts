import { afterEach, describe, expect, it } from "vitest";
import { bob } from "../../fakes/better-auth-server.ts";
import { additionalFields } from "../../packaging/recipes/session-names.ts";
import { outcomeOf } from "../../support/outcome-of.ts";
import {
  adapterOf,
  ago,
  hour,
  rowOf,
  server,
  start,
  stop,
  storages,
  twoDevices,
  withName,
} from "./running-server.ts";

afterEach(stop);

describe("a name", () => {
  it("better-auth-server-unconfigured-name: needs a field, which a secondary storage would not mind lacking", async () => {
    const { laptop, adapter } = await twoDevices({ storage: "secondary" });
    expect(await outcomeOf(adapter.renameSession?.(laptop.sessionId(), "Mine"))).toBe("unsupported");
    expect(JSON.stringify(server.sessions)).not.toContain("Mine");
  });

  it("better-auth-server-renaming-is-activity: notes no activity", async () => {
    const { phone, adapter } = await twoDevices({ session: withName });
    rowOf(phone).updatedAt = ago(3 * hour);
    const { updatedAt } = rowOf(phone);
    await adapter.renameSession?.(phone.sessionId(), "Kitchen");
    expect(rowOf(phone).updatedAt).toEqual(updatedAt);
  });

  it("better-auth-server-no-validators: is looked at before it is kept", async () => {
    const { laptop, adapter } = await twoDevices({ session: withName });
    expect(await outcomeOf(adapter.renameSession?.(laptop.sessionId(), "a".repeat(81)))).toBe("forbidden");
    expect(rowOf(laptop).name).toBeUndefined();
  });

  it("better-auth-server-null-update: that a hook refuses is no session that is gone", async () => {
    const update = { before: async () => false as const };
    const { laptop, adapter } = await twoDevices({
      session: withName,
      databaseHooks: { session: { update } },
    });
    expect(await outcomeOf(adapter.renameSession?.(laptop.sessionId(), "Mine"))).toBe("backend");
  });
});

describe.each(storages)("a name, in %s", (storage) => {
  const named = { storage, session: withName };

  it("can be given where the application has a field for it, and is no activity", async () => {
    const { signIn } = await start(named);
    const [laptop, phone] = [await signIn(), await signIn()];
    const row = rowOf(phone);
    row.updatedAt = ago(3 * hour);
    const lastActiveAt = rowOf(phone).updatedAt.toISOString();
    const adapter = adapterOf(laptop);
    await adapter.renameSession?.(phone.sessionId(), " Ann\u202es  phone ");
    const { sessions, can } = await adapter.listSessions();
    expect(can).toEqual(["revoke", "revoke-others", "rename"]);
    expect(sessions).toMatchObject([
      { id: laptop.sessionId() },
      { id: phone.sessionId(), name: "Anns phone", lastActiveAt },
    ]);
    expect(sessions[0]).not.toHaveProperty("name");
    await adapter.renameSession?.(laptop.sessionId(), "This one");
    await adapter.renameSession?.(phone.sessionId(), " ");
    expect((await adapter.listSessions()).sessions.map((one) => one.name)).toEqual(["This one", undefined]);
  });

  it("is refused where it is too long or no text, and nothing is kept", async () => {
    const { signIn } = await start(named);
    const laptop = await signIn();
    const adapter = adapterOf(laptop);
    const id = laptop.sessionId();
    await adapter.renameSession?.(id, "a".repeat(80));
    for (const wrong of ["a".repeat(81), "a".repeat(100_000), undefined, 7, {}])
      expect(await outcomeOf(adapter.renameSession?.(id, wrong as string))).toBe("forbidden");
    expect((await adapter.listSessions()).sessions[0]?.name).toBe("a".repeat(80));
  });

  it("can be given where only the server may write to the field, as the recipe has it", async () => {
    const { signIn } = await start({ storage, session: { additionalFields } });
    const [laptop, phone] = [await signIn(), await signIn()];
    const adapter = adapterOf(laptop);
    await adapter.renameSession?.(phone.sessionId(), "Kitchen");
    const { sessions, can } = await adapter.listSessions();
    expect(can).toContain("rename");
    expect(sessions.map((one) => one.name)).toEqual([undefined, "Kitchen"]);
  });

  it("is given to nobody else's session, nor to one that is not there", async () => {
    const { signIn } = await start(named);
    const [laptop, foreign] = [await signIn(), await signIn("Other/1", bob)];
    const adapter = adapterOf(laptop);
    for (const id of [foreign.sessionId(), "no-such-id"])
      expect(await outcomeOf(adapter.renameSession?.(id, "Mine"))).toBe("not-found");
    expect((await adapterOf(foreign).listSessions()).sessions[0]).not.toHaveProperty("name");
  });

  it("can't be given where there is no field for it", async () => {
    const { signIn } = await start({ storage });
    const laptop = await signIn();
    const adapter = adapterOf(laptop);
    expect((await adapter.listSessions()).can).toEqual(["revoke", "revoke-others"]);
    expect(await outcomeOf(adapter.renameSession?.(laptop.sessionId(), "Mine"))).toBe("unsupported");
    expect(JSON.stringify(server.sessions)).not.toContain("Mine");
  });

  it("that a hook refuses is an error", async () => {
    const update = { before: async () => false as const };
    const { signIn } = await start({ ...named, databaseHooks: { session: { update } } });
    const laptop = await signIn();
    expect(await outcomeOf(adapterOf(laptop).renameSession?.(laptop.sessionId(), "Mine"))).toBe("backend");
  });
});
