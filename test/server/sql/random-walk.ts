import { expect } from "vitest";
import { SessionsError } from "../../../src/core/errors.ts";
import type { Application } from "./databases.ts";

/** Repeatable, so that a schedule that fails can be looked at again. Gives 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

/** A device, with all the keys that its session has had. */
interface Known {
  key: string;
  keys: string[];
  /** It has signed out, or expired, by itself. */
  hasLeft?: boolean;
}

/**
 * One person's devices, each with a connection of its own, do at random what devices do, several at once: use the session,
 * rotate its key, revoke one or all others, sign out, expire, sign in.
 *
 * @param applications one for each connection.
 */
export async function walk(
  applications: readonly Application[],
  userId: string,
  seed: number,
): Promise<void> {
  const random = randomFrom(seed);
  const among = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  let serial = 0;
  const devices: Known[] = [];
  /** Revoked, signed out, expired or rotated away: these must never be valid again. */
  const gone = new Set<string>();
  const newKey = () => `${userId}-${++serial}`;
  const first = applications[0] as Application;

  const signIn = async (application: Application): Promise<void> => {
    const key = newKey();
    await application.signIn(key, userId);
    await application.sessions.recordSignIn({ userId, key, ipAddress: `203.0.${serial}.1` });
    devices.push({ key, keys: [key] });
  };
  await signIn(first);
  await signIn(first);
  await signIn(first);

  for (let step = 0; step < 4; step += 1) {
    // Each device does one thing at a time, and they all run beside each other.
    const acting = devices.filter(() => random() < 0.8).slice(0, 6);
    const known = devices.map(({ key }) => key);
    const livingBefore = await first.living(userId);
    const before = devices.filter(({ key }) => livingBefore.includes(key));
    const work = acting.map((device, index) =>
      act(device, applications[index % applications.length] as Application, known),
    );
    if (random() < 0.5) work.push(signIn(among(applications)));
    await Promise.all(work);
    await expectTruth(before);
  }

  /** Every device's own key after the step: nobody but the device itself rotates it, so the key may have been ended. */
  async function act(device: Known, application: Application, known: readonly string[]): Promise<void> {
    const { sessions } = application;
    const { key } = device;
    const adapter = sessions.adapter({ userId, key });
    const what = among([
      "touch",
      "rotate",
      "revoke",
      "others",
      "expire",
      "sign-out",
      "list",
      "touch",
      "revoke",
    ]);
    const target = await sessions.idOf(among(known));
    try {
      if (what === "touch") await sessions.touch({ userId, key, ipAddress: `203.0.${serial}.2` });
      if (what === "rotate" && !gone.has(key)) {
        const next = newKey();
        if ((await application.rotate(key, next)) > 0) {
          device.key = next;
          device.keys.push(next);
          gone.add(key);
          await sessions.recordRotation({ userId, key, newKey: next });
        }
      }
      if (what === "revoke" || what === "others") {
        const wasAlive = (await application.living(userId)).includes(key);
        await (what === "revoke" ? adapter.revokeSession?.(target) : adapter.revokeOtherSessions?.());
        // It resolved, so the caller lived when the others ended. Nobody but another device can have ended it since.
        expect(wasAlive).toBe(true);
      }
      if (what === "expire" && (await application.setExpiry(key, Date.now() - 1)) > 0) leave(device);
      if (what === "sign-out" && (await application.signOut(key)) > 0) leave(device);
      if (what === "list") await adapter.listSessions();
    } catch (error) {
      // Somebody else was quicker, with the caller's session or with the target's.
      if (!(error instanceof SessionsError)) throw error;
      expect(["unauthenticated", "not-found", "current-session"], `${what}: ${error.message}`).toContain(
        error.code,
      );
    }
  }

  function leave(device: Known): void {
    device.hasLeft = true;
    gone.add(device.key);
  }

  async function expectTruth(before: readonly Known[]): Promise<void> {
    const living = await first.living(userId);
    // Whoever ends others is not ended by them: of those who end each other, one is left, or has left by itself.
    const survivors = before.filter(({ key, hasLeft }) => hasLeft || living.includes(key));
    if (before.length > 0) expect(survivors.length).toBeGreaterThan(0);
    for (const key of living) expect(gone.has(key)).toBe(false);
    for (const { key } of devices) if (!living.includes(key)) gone.add(key);
    const witness = living[0] ?? (await newWitness());
    const adapter = first.sessions.adapter({ userId, key: witness });
    const list = await adapter.listSessions();
    const all = living.length > 0 ? living : [witness];
    const ids = await Promise.all(all.map((key) => first.sessions.idOf(key)));
    expect(list.sessions.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    const ended = ((await adapter.listEndedSessions?.())?.sessions ?? []).map(({ id }) => id);
    expect(ended.filter((id) => ids.includes(id))).toEqual([]);
    // Nothing is lost, and nothing that lives is called ended: by all the keys that a session has had.
    const left = new Set(ended);
    for (const { key, keys } of devices) {
      const own = await Promise.all(keys.map((one) => first.sessions.idOf(one)));
      expect(own.some((id) => left.delete(id))).toBe(!all.includes(key));
      for (const id of own) left.delete(id);
    }
    expect([...left]).toEqual([]);
    for (const { createdAt } of list.sessions) expect(createdAt).toBeDefined();
  }

  async function newWitness(): Promise<string> {
    await signIn(first);
    return devices.at(-1)?.key as string;
  }
}
