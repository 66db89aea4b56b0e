import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sessionStore } from "../../packaging/recipes/session-store.ts";
import { cellsForSockets } from "./cells.ts";
import { describeMatrix } from "./describe-matrix.ts";
import type { Mount } from "./mount.ts";
import { bytesOf, listAs, type Person, postAs } from "./requests.ts";
import { seedStore } from "./seed-store.ts";
import { type RunningMount, startMount } from "./start-mount.ts";
import { wrongHeadersOf } from "./wrong-headers-of.ts";

const alive = () => [...sessionStore.keys()];
const everyone = ["ann-laptop", "ann-phone", "ann-tablet", "ben-laptop", "ben-phone", "ben-tablet"];
const statusOf = (text: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]);
const revoke = (id: string) => JSON.stringify({ id });

/** The tests of the handler over a real socket. They must pass on every server. */
export function describeMount(mount: Mount): void {
  describe(`the handler mounted in ${mount.name}`, () => {
    let running: RunningMount;
    const send: RunningMount["send"] = (sent) => running.send(sent);
    const sendBytes: RunningMount["sendBytes"] = (...bytes) => running.sendBytes(...bytes);
    beforeAll(async () => {
      running = await startMount(mount);
    });
    afterAll(() => running.close());
    beforeEach(() => seedStore());

    describeMatrix(() => send, cellsForSockets);

    it("lists the person's own sessions, without a token and with masked addresses", async () => {
      const got = await send(listAs("ann"));
      expect(wrongHeadersOf(got)).toEqual([]);
      const { sessions, can, serverTime } = JSON.parse(got.text);
      expect([can, typeof serverTime]).toEqual([["revoke", "revoke-others"], "string"]);
      expect(sessions).toHaveLength(3);
      expect(sessions[0]).toEqual({
        id: "ann-laptop",
        isCurrent: true,
        createdAt: "2026-01-15T12:00:00.000Z",
        ipAddress: "203.0.113.0/24",
        device: { type: "desktop", browser: "Firefox", browserVersion: "134", os: "Linux" },
      });
      expect(got.text).not.toContain("canary");
    });

    it("ends one, ends the others, and refuses the session that asks", async () => {
      expect((await send(postAs("ann", "/revoke", revoke("ann-tablet")))).status).toBe(204);
      expect(alive()).toEqual(everyone.filter((id) => id !== "ann-tablet"));
      const own = await send(postAs("ann", "/revoke", revoke("ann-laptop")));
      expect([own.status, JSON.parse(own.text).code]).toEqual([409, "current-session"]);
      expect((await send(postAs("ann", "/revoke-others", "{}"))).status).toBe(204);
      expect(alive()).toEqual(["ann-laptop", "ben-laptop", "ben-phone", "ben-tablet"]);
    });

    it("answers foreign, unknown and gone with the bytes of one that ended now", async () => {
      const responses: string[] = [];
      for (const id of ["ann-tablet", "ann-tablet", "ben-phone", "nobody-nowhere"])
        responses.push(await sendBytes(bytesOf(postAs("ann", "/revoke", revoke(id)))));
      const [now = "", ...others] = responses.map((response) => response.replace(/^date: .*\r\n/im, ""));
      expect(now).toMatch(/^HTTP\/1\.1 204 No Content\r\n/);
      expect(others).toEqual([now, now, now]);
      expect(alive()).toEqual(everyone.filter((id) => id !== "ann-tablet"));
    });

    it("never mixes two people who ask at the same time", async () => {
      const people = Array.from({ length: 200 }, (_, index): Person => (index % 2 ? "ann" : "ben"));
      const wrong = await Promise.all(
        people.map(async (person, index) => {
          const other = person === "ann" ? "ben" : "ann";
          if (index % 10 > 7) {
            const { status } = await send(postAs(person, "/revoke", revoke(`${other}-phone`)));
            return status !== 204;
          }
          const { text } = await send(listAs(person));
          return !text.includes(`"${person}-laptop"`) || text.includes(`"${other}-`);
        }),
      );
      expect(wrong.filter(Boolean)).toEqual([]);
      expect(alive()).toEqual(everyone);
    });

    it("answers HEAD without a body, the same whether somebody is signed in", async () => {
      const head = { ...listAs("ann"), method: "HEAD" };
      const { cookie: _, ...anonymous } = head.headers;
      const first = await sendBytes(bytesOf(head));
      const second = await sendBytes(bytesOf({ ...head, headers: anonymous }));
      expect(statusOf(first)).toBe(405);
      expect(first).toMatch(/^allow: GET\r$/im);
      expect(first.endsWith("\r\n\r\n")).toBe(true);
      expect(first.replace(/^date: .*\r\n/im, "")).toBe(second.replace(/^date: .*\r\n/im, ""));
    });

    it("takes no method in lower case and none that it does not know", async () => {
      for (const method of ["post", "delete", "PoSt", "PATCH", "PROPFIND"]) {
        const response = await sendBytes(
          bytesOf({ ...postAs("ann", "/revoke", revoke("ann-phone")), method }),
        );
        expect([400, 405]).toContain(statusOf(response));
      }
      expect(alive()).toEqual(everyone);
    });

    it.each([
      "/",
      "//",
      "/x",
      "/revoke/",
      "/%72evoke",
      "/revoke;a=1",
      "/x%2f..",
      "%00",
      "X",
      "/%2e%2e%2fdevices",
    ])("has nothing at /api/devices%s", async (path) => {
      for (const sent of [listAs("ann", path), postAs("ann", path, revoke("ann-phone"))]) {
        const status = statusOf(await sendBytes(bytesOf(sent)));
        expect([400, 404]).toContain(status);
      }
      expect(alive()).toEqual(everyone);
    });

    it.each(["/", "/x", "/revoke/", "/revoke;a=1", "/x%2f.."])(
      "says so itself at /api/devices%s",
      async (path) => {
        const got = await send(listAs("ann", path));
        expect([got.status, wrongHeadersOf(got)]).toEqual([404, []]);
      },
    );

    it.each([
      "//api/devices",
      "/%61pi/devices",
      "/api%2fdevices",
      "/API/devices",
      "/api/devices/x/..",
      "//evil.example/api/devices",
      "http://evil.example",
      "*",
    ])("does not take %s for its own path", async (target) => {
      const response = await sendBytes(bytesOf(listAs("ann"), target));
      expect([400, 404]).toContain(statusOf(response));
      expect(response).not.toContain("ann-laptop");
    });

    it.each(["/x/../api/devices", "/api/./devices", "/x/%2e%2e/api/devices"])(
      mount.resolvesDots ? "is what the server makes of %s" : "does not take %s for its own path either",
      async (target) => {
        const status = statusOf(await sendBytes(bytesOf(listAs("ann"), target)));
        expect(mount.resolvesDots ? [200] : [400, 404]).toContain(status);
      },
    );

    it("takes a target in absolute form for a path or for nothing, whatever its host", async () => {
      const response = await sendBytes(bytesOf(listAs("ann"), "http://evil.example/api/devices"));
      expect(statusOf(response)).toBe(mount.takesAbsoluteForm ? 200 : 404);
      const attack = { ...postAs("ann", "/revoke", revoke("ann-phone")) };
      const { "sec-fetch-site": _, ...headers } = attack.headers;
      const crossSite = { ...attack, headers: { ...headers, origin: "http://evil.example" } };
      const refused = await sendBytes(bytesOf(crossSite, "http://evil.example/api/devices/revoke"));
      expect(statusOf(refused)).toBe(mount.takesAbsoluteForm ? 403 : 404);
      expect(alive()).toEqual(everyone);
    });

    it("takes a body of 8 KiB and not one byte more", async () => {
      const body = revoke("ann-phone");
      const tooLong = await send(postAs("ann", "/revoke", body.padEnd(8193)));
      expect([tooLong.status, wrongHeadersOf(tooLong), alive()]).toEqual([413, [], everyone]);
      expect((await send(postAs("ann", "/revoke", body.padEnd(8192)))).status).toBe(204);
      expect(alive()).not.toContain("ann-phone");
    });

    it("takes no parameter and no method override for anything", async () => {
      const body = revoke("ann-phone");
      const { headers } = postAs("ann", "/revoke", body);
      const statuses = [];
      for (const sent of [
        listAs("ann", "/revoke?id=ann-phone&_method=POST"),
        postAs("ann", "/revoke?id=ann-phone", body),
        { ...postAs("ann", "?_method=DELETE", body) },
        { ...listAs("ann"), headers: { ...headers, "x-http-method-override": "POST" } },
      ])
        statuses.push((await send(sent)).status);
      expect(statuses).toEqual([405, 400, 405, 200]);
      expect(alive()).toEqual(everyone);
    });

    it("answers junk in a body with 400 and changes nothing", async () => {
      for (const body of ["", "junk", "[]", '{"id":1}', '{"id":"ann-phone","x":1}', '{"id":["ann-phone"]}'])
        expect((await send(postAs("ann", "/revoke", body))).status).toBe(400);
      expect(alive()).toEqual(everyone);
    });

    // If a parser comes before the handler, only the parser could cut this body off.
    if (mount.hasParser) return;

    it("cuts off a body that never ends", async () => {
      const { headers } = postAs("ann", "/revoke", "");
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const head = `POST /api/devices/revoke HTTP/1.1\r\n${lines.join("")}transfer-encoding: chunked\r\n\r\n`;
      const response = await sendBytes(head, `1000\r\n${" ".repeat(4096)}\r\n`);
      expect(statusOf(response)).toBe(413);
      expect(alive()).toEqual(everyone);
    });
  });
}
