import { describe, expect, test } from "vitest";
import { readPieces, readText, retryAfterSeconds } from "../../src/core/http.ts";
import { bodyOf, bytes } from "../support/streamed-body.ts";

const tooLong = () => new Error("too long");

describe("readPieces", () => {
  const read = (body: ReadableStream<Uint8Array>) => readPieces(body.getReader(), { maxBytes: 5, tooLong });

  test("joins the pieces, also those that cut a character in two", async () => {
    const [first, second] = [bytes("é").slice(0, 1), bytes("é").slice(1)];
    expect(await read(bodyOf([bytes("caf"), first, second]).body)).toBe("café");
  });

  test("takes as many bytes as it may, and gives up at one more", async () => {
    expect(await read(bodyOf([bytes("12345")]).body)).toBe("12345");
    const { body, cancel } = bodyOf([bytes("123"), bytes("456")], { isOpen: true });
    await expect(read(body)).rejects.toThrow("too long");
    expect(cancel).toHaveBeenCalledOnce();
  });

  test("replaces bytes that are not UTF-8, also a character that is cut off at the end", async () => {
    expect(await read(bodyOf([new Uint8Array([0x61, 0xff])]).body)).toBe("a\ufffd");
    expect(await read(bodyOf([bytes("é").slice(0, 1)]).body)).toBe("\ufffd");
  });

  test("drops a byte order mark", async () => {
    expect(await read(bodyOf([bytes("\ufeff{}")]).body)).toBe("{}");
  });

  test("passes on that the connection broke", async () => {
    const lost = new TypeError("terminated");
    const body = new ReadableStream({ pull: (controller) => controller.error(lost) });
    await expect(read(body)).rejects.toBe(lost);
  });
});

describe("readText", () => {
  const long = () => new Response(new Uint8Array(10_000_001));

  test("reads a response to its end", async () => {
    expect(await readText(new Response("[]"))).toBe("[]");
  });

  test("reads a response without a body as an empty text", async () => {
    expect(await readText(new Response(null))).toBe("");
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
