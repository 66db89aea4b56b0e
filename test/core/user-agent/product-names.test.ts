import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText } from "../../../src/core/check/values.ts";
import {
  majorOf,
  ownProductOf,
  plainName,
  productsOf,
  visibleText,
  withoutComments,
} from "../../../src/core/user-agent/product-names.ts";

describe("a product's name", () => {
  test.each(["Chrome", "Samsung Internet", "支付宝", "My Bank (Beta)", "C.A.S.T. 2+"])(
    "may be %s",
    (name) => {
      expect(plainName(name)).toBe(name);
    },
  );

  test.each(["<b>Bank</b>", "javascript:alert", "a=b", "-dash", "N".repeat(41), "", undefined])(
    "can't be %s",
    (name) => {
      expect(plainName(name)).toBeUndefined();
    },
  );
});

describe("a major version", () => {
  test.each([
    ["131.0.6778.86", "131"],
    ["7", "7"],
    ["9999.1", "9999"],
  ])("of %s is %s", (version, major) => {
    expect(majorOf(version)).toBe(major);
  });

  test.each(["0.73", "12345", "1a2", "javascript", "", undefined])("is not in %s", (version) => {
    expect(majorOf(version)).toBeUndefined();
  });
});

test("products are the name/version pairs outside of comments, in their order", () => {
  expect(productsOf("Slack/4.35.1 (Macintosh; Foo/1.0) Chrome/118.0 like Gecko Electron/27")).toEqual([
    { name: "Slack", version: "4.35.1" },
    { name: "Chrome", version: "118.0" },
    { name: "Electron", version: "27" },
  ]);
});

test("a product's name may have several words, without those of the engine before them", () => {
  for (const engine of [
    "like",
    "Gecko",
    "Mobile",
    "Safari",
    "Mobile Safari",
    "Chrome",
    "TV",
    "VR",
    "wv",
    "nw",
    "webview",
  ])
    expect(productsOf(`(KHTML) ${engine} Home Assistant/2025.9`)[0]?.name).toBe("Home Assistant");
  expect(productsOf("Safari/537.36 Мой Банк/v5.1 [Foo/1] Bar/2").map(({ name }) => name)).toEqual([
    "Safari",
    "Мой Банк",
    "Bar",
  ]);
  expect(productsOf("Ubuntu Chromium/120.0 nw WebKit Channel/5").map(({ name }) => name)).toEqual([
    "Chromium",
    "Channel",
  ]);
});

test("a program's own product is the first that names a program", () => {
  expect(
    ownProductOf("Mozilla/5.0 AppleWebKit/537.36 NetType/5 SM-S911B/14 WeexSDK/1 MyApp/2 Other/3")?.name,
  ).toBe("MyApp");
  expect(ownProductOf("Mozilla/5.0 statusBarHeight/24 app_version/3 T7/1 Browser/2")).toEqual({});
  expect(ownProductOf("Mozilla/5.0 UserId/12345 NetworkType/4 Session-Type/2 X_ID/3 Tenant/7")).toEqual({});
  expect(ownProductOf("Mozilla/5.0 Chrome/131.0 Safari/537.36")).toBeUndefined();
});

test("comments are left out, also one in another and one without an end", () => {
  expect(withoutComments("a (b (c) d) e (f")).toBe("a  ;  e  ");
});

test("what can be seen of a text is what the input check keeps of it", () => {
  const texts = fc.string({ unit: "binary", maxLength: 512 }).filter(({ length }) => length <= 512);
  fc.assert(
    fc.property(texts, (text) => (cleanText(text, 512) ?? "") === visibleText(text)),
    {
      numRuns: 2000,
    },
  );
  for (const text of ["a\u200bb", " a \n b ", "e\u0301\u0301\u0301\u0301\u0301\u0301", "\u202eabc"])
    expect(visibleText(text)).toBe(cleanText(text, 512));
});
