import { describe, expect, test, vi } from "vitest";
import { readBody, readText, retryAfterSeconds } from "../../src/core/http.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const tooLong = () => new Error("too long");

/** A body that hands over these pieces, and then stays open if it says so. */
function bodyOf(pieces: Uint8Array[], { isOpen = false } = {}) {
  const cancel = vi.fn();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      if (!isOpen) controller.close();
    },
    cancel,
  });
  return { body, cancel };
}

describe("readBody", () => {
  test("joins the pieces, also those that cut a character in two", async () => {
    const [first, second] = [bytes("é").slice(0, 1), bytes("é").slice(1)];
    const { body } = bodyOf([bytes("caf"), first, second]);
    expect(await readBody(body, { maxBytes: 5, tooLong })).toBe("café");
  });

  test.each([null, undefined])("reads %s as an empty text", async (body) => {
    expect(await readBody(body, { maxBytes: 5, tooLong })).toBe("");
  });

  test("takes as many bytes as it may, and gives up at one more", async () => {
    expect(await readBody(bodyOf([bytes("12345")]).body, { maxBytes: 5, tooLong })).toBe("12345");
    const { body, cancel } = bodyOf([bytes("123"), bytes("456")], { isOpen: true });
    await expect(readBody(body, { maxBytes: 5, tooLong })).rejects.toThrow("too long");
    expect(cancel).toHaveBeenCalledOnce();
  });

  test("replaces bytes that are not UTF-8, or refuses them if it is told to", async () => {
    const broken = () => bodyOf([new Uint8Array([0x61, 0xff])]).body;
    expect(await readBody(broken(), { maxBytes: 5, tooLong })).toBe("a\ufffd");
    await expect(readBody(broken(), { maxBytes: 5, tooLong, fatal: true })).rejects.toThrow(TypeError);
  });

  test("refuses a character that is cut off at the end, if it is told to", async () => {
    const { body } = bodyOf([bytes("é").slice(0, 1)]);
    await expect(readBody(body, { maxBytes: 5, tooLong, fatal: true })).rejects.toThrow(TypeError);
  });

  test("keeps a byte order mark only where UTF-8 is demanded", async () => {
    const marked = () => bodyOf([bytes("\ufeff{}")]).body;
    expect(await readBody(marked(), { maxBytes: 9, tooLong })).toBe("{}");
    expect(await readBody(marked(), { maxBytes: 9, tooLong, fatal: true })).toBe("\ufeff{}");
  });

  test("stops with the signal's reason, and lets the sender go", async () => {
    const controller = new AbortController();
    const { body, cancel } = bodyOf([bytes("{}")], { isOpen: true });
    const text = readBody(body, { maxBytes: 5, tooLong, signal: controller.signal });
    const reason = new Error("too late");
    // Now it waits for the next piece.
    await new Promise(setImmediate);
    controller.abort(reason);
    await expect(text).rejects.toBe(reason);
    expect(cancel).toHaveBeenCalledOnce();
  });

  test("leaves no listener on the signal", async () => {
    const { signal } = new AbortController();
    const remove = vi.spyOn(signal, "removeEventListener");
    await readBody(bodyOf([bytes("{}")]).body, { maxBytes: 5, tooLong, signal });
    expect(remove).toHaveBeenCalledWith("abort", expect.any(Function));
  });

  test("reads nothing once the signal has aborted", async () => {
    const { body } = bodyOf([bytes("{}")]);
    const text = readBody(body, { maxBytes: 5, tooLong, signal: AbortSignal.abort("too late") });
    await expect(text).rejects.toBe("too late");
    expect(body.locked).toBe(false);
  });

  test("passes on that the connection broke", async () => {
    const lost = new TypeError("terminated");
    const body = new ReadableStream({ pull: (controller) => controller.error(lost) });
    await expect(readBody(body, { maxBytes: 5, tooLong })).rejects.toBe(lost);
  });
});

describe("readText", () => {
  const long = () => new Response(new Uint8Array(10_000_001));

  test("reads a response to its end", async () => {
    expect(await readText(new Response("[]"))).toBe("[]");
  });

  test("a response of more than 10 MB is a bad response", async () => {
    await expect(readText(long())).rejects.toMatchObject({ code: "bad-response" });
  });

  test("the caller may say what is thrown for one that is too long", async () => {
    const text = readText(long(), (maxBytes) => new RangeError(`over ${maxBytes}`));
    await expect(text).rejects.toThrow("over 10000000");
  });
});

describe("retryAfterSeconds", () => {
  const now = Date.UTC(2026, 0, 1);

  test.each([
    ["7", 7],
    ["0.2", 1],
    ["86400", 3600],
    ["Thu, 01 Jan 2026 00:00:30 GMT", 30],
    ["Wed, 31 Dec 2025 23:59:00 GMT", undefined],
    ["0", undefined],
    ["-5", undefined],
    ["soon", undefined],
    ["", undefined],
  ])("Retry-After: %s is %s", (value, seconds) => {
    expect(retryAfterSeconds(new Headers({ "retry-after": value }), now)).toBe(seconds);
  });

  test("Better Auth's own header is taken before the standard one", () => {
    const headers = new Headers({ "retry-after": "60", "x-retry-after": "7" });
    expect(retryAfterSeconds(headers, now)).toBe(7);
  });

  test("without headers there is nothing to wait for", () => {
    expect(retryAfterSeconds(undefined, now)).toBeUndefined();
    expect(retryAfterSeconds(new Headers(), now)).toBeUndefined();
  });
});
