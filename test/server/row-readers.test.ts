import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { SessionList } from "../../src/contract.ts";
import { checkSession } from "../../src/core/check/check-session.ts";
import * as addressModule from "../../src/core/ip-address.ts";
import { actionRowReader, pageRowReaders } from "../../src/server/row-readers.ts";
import { almostAddresses, almostInstants, anything } from "../support/arbitrary-values.ts";
import { get, post } from "./support/requests.ts";
import { serve } from "./support/serve.ts";

vi.mock("../../src/core/ip-address.ts", { spy: true });

afterEach(() => {
  vi.clearAllMocks();
});

const instant = fc.oneof(almostInstants, anything);
const text = fc.oneof(fc.string(), anything);

/** Rows as backends hand them over, and rows of nonsense. */
const rows = fc.oneof(
  anything,
  fc.record(
    {
      id: fc.oneof(fc.string({ minLength: 1 }), anything),
      isCurrent: fc.oneof(fc.boolean(), anything),
      createdAt: instant,
      lastActiveAt: instant,
      expiresAt: instant,
      idleExpiresAt: instant,
      endedAt: instant,
      endReason: fc.oneof(fc.constantFrom("signed-out", "expired"), anything),
      ipAddress: fc.oneof(almostAddresses, anything),
      location: fc.oneof(
        fc.record(
          { city: text, country: text, latitude: fc.oneof(fc.double(), text), longitude: fc.double() },
          { requiredKeys: [] },
        ),
        anything,
      ),
      device: fc.oneof(
        fc.record(
          { type: fc.oneof(fc.constantFrom("desktop", "tv"), text), browser: text, label: text },
          { requiredKeys: [] },
        ),
        anything,
      ),
      name: text,
      signInMethod: text,
      notRevocable: fc.oneof(
        fc.record(
          { reason: fc.oneof(fc.constantFrom("too-new"), text), until: instant },
          { requiredKeys: [] },
        ),
        anything,
      ),
      consequence: text,
      impersonated: anything,
      pending: fc.oneof(fc.boolean(), anything),
      network: fc.oneof(
        fc.record(
          { id: text, changes: fc.array(fc.record({ at: instant, country: text, networkId: text })) },
          { requiredKeys: [] },
        ),
        anything,
      ),
      userAgent: text,
      token: text,
    },
    { requiredKeys: ["id"] },
  ),
);

const latest = fc.constantFrom(undefined, "2026-01-15T12:00:00.000Z");

describe("the handler's way of reading rows", () => {
  it("says of every row what the input check says of it, in the same order", () => {
    fc.assert(
      fc.property(rows, latest, (row, limit) => {
        const expected = checkSession(row, limit);
        expect(JSON.stringify(pageRowReaders.full(row, limit))).toBe(JSON.stringify(expected));
      }),
      { numRuns: 5_000 },
    );
  });

  it("masks or leaves out the address, and nothing else", () => {
    fc.assert(
      fc.property(rows, latest, (row, limit) => {
        const { ipAddress, ...rest } = checkSession(row, limit) ?? { id: undefined };
        const network = ipAddress && addressModule.maskIpAddress(ipAddress);
        const expected = rest.id === undefined ? undefined : rest;
        expect(pageRowReaders.none(row, limit)).toEqual(expected);
        expect(pageRowReaders.masked(row, limit)).toEqual(
          expected && { ...expected, ...(network && { ipAddress: network }) },
        );
      }),
      { numRuns: 5_000 },
    );
  });

  it("knows the same id, current session and protection for an action", () => {
    fc.assert(
      fc.property(rows, latest, (row, limit) => {
        const { id, isCurrent, notRevocable } = checkSession(row, limit) ?? {};
        expect(actionRowReader(row, limit)).toEqual(
          id === undefined ? undefined : { id, isCurrent, ...(notRevocable && { notRevocable }) },
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("what a list costs", () => {
  const sessions = Array.from({ length: 20 }, (_, index) => ({
    id: `session-${index}`,
    isCurrent: index === 0,
    ipAddress: `::ffff:192.0.2.${index}`,
  }));
  const adapter = { name: "hand", listSessions: async () => ({ sessions }) };

  it.each([
    ["masked", 20, 0],
    ["full", 0, 20],
    ["none", 0, 0],
  ] as const)("with addresses %s, %i are masked and %i are read", async (ipAddress, masked, read) => {
    await serve(adapter, { ipAddress }).ask(get());
    expect(addressModule.maskIpAddress).toHaveBeenCalledTimes(masked);
    expect(addressModule.checkIpAddress).toHaveBeenCalledTimes(read);
  });

  it.each(["/revoke", "/rename", "/revoke-others"])(
    "%s reads of each row nothing but what decides about it",
    async (path) => {
      const touched = new Set<string>();
      const watched = sessions.map(
        (session) =>
          new Proxy(session, {
            get(target, key, receiver) {
              touched.add(String(key));
              return Reflect.get(target, key, receiver);
            },
          }),
      );
      const { ask } = serve({
        name: "hand",
        listSessions: async () => ({ sessions: watched }) as SessionList,
        revokeSession: async () => {},
        renameSession: async () => {},
      });
      const body =
        { "/revoke": { id: "session-3" }, "/rename": { id: "session-3", name: "Desk" } }[path] ?? {};
      expect((await ask(post(path, body))).status).toBe(204);
      expect([...touched].sort()).toEqual(["id", "isCurrent", "notRevocable"]);
    },
  );
});
