import { describe, expect, test, vi } from "vitest";
import { readBody } from "../../src/server/read-body.ts";
import { bodyOf, bytes } from "../support/streamed-body.ts";

const tooLong = () => new Error("too long");

const { signal } = new AbortController();

describe("readBody", () => {
  test("joins the pieces, also those that cut a character in two", async () => {
    const [first, second] = [bytes("é").slice(0, 1), bytes("é").slice(1)];
    const { body } = bodyOf([bytes("caf"), first, second]);
    expect(await readBody(body, { maxBytes: 5, tooLong, signal })).toBe("café");
  });

  test.each([null, undefined])("reads %s as an empty text", async (body) => {
    expect(await readBody(body, { maxBytes: 5, tooLong, signal })).toBe("");
  });

  test("takes as many bytes as it may, and gives up at one more", async () => {
    expect(await readBody(bodyOf([bytes("12345")]).body, { maxBytes: 5, tooLong, signal })).toBe("12345");
    const { body, cancel } = bodyOf([bytes("123"), bytes("456")], { isOpen: true });
    await expect(readBody(body, { maxBytes: 5, tooLong, signal })).rejects.toThrow("too long");
    expect(cancel).toHaveBeenCalledOnce();
  });

  test("refuses bytes that are not UTF-8", async () => {
    const { body } = bodyOf([new Uint8Array([0x61, 0xff])]);
    await expect(readBody(body, { maxBytes: 5, tooLong, signal })).rejects.toThrow(TypeError);
  });

  test("refuses a character that is cut off at the end, if it is told to", async () => {
    const { body } = bodyOf([bytes("é").slice(0, 1)]);
    await expect(readBody(body, { maxBytes: 5, tooLong, signal })).rejects.toThrow(TypeError);
  });

  test("keeps a byte order mark", async () => {
    const { body } = bodyOf([bytes("\ufeff{}")]);
    expect(await readBody(body, { maxBytes: 9, tooLong, signal })).toBe("\ufeff{}");
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

  test("stops with the signal's reason in the middle of a character too", async () => {
    const controller = new AbortController();
    const { body } = bodyOf([bytes("é").slice(0, 1)], { isOpen: true });
    const text = readBody(body, { maxBytes: 5, tooLong, signal: controller.signal });
    await new Promise(setImmediate);
    controller.abort("too late");
    await expect(text).rejects.toBe("too late");
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
    await expect(readBody(body, { maxBytes: 5, tooLong, signal })).rejects.toBe(lost);
  });
});
