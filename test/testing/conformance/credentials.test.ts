import { expect, it } from "vitest";
import { findCredential } from "../../../src/testing/conformance/credentials.ts";

const isFound = (value: unknown, credential: string): boolean =>
  findCredential(value, "value", [credential]) !== undefined;
const base64 = (text: string) => Buffer.from(text).toString("base64");

it("takes a credential with a lone surrogate, and finds it as it travels", () => {
  const credential = "token-\ud800-of-ann";
  expect(isFound({ token: credential }, credential)).toBe(true);
  expect(isFound(new URLSearchParams({ token: credential }).toString(), credential)).toBe(true);
  expect(isFound("nothing", credential)).toBe(false);
});

it("takes a credential of more than 100 kB, and finds it in each form", () => {
  const credential = "t0ken+/=".repeat(20_000);
  for (const text of [credential, encodeURIComponent(credential), base64(credential)])
    expect(isFound({ text }, credential)).toBe(true);
  expect(isFound({ text: "nothing" }, credential)).toBe(false);
});

it("takes a credential with percent signs that encode nothing", () => {
  const credential = "100%-secret%zz%C3";
  expect(isFound(`token=${encodeURIComponent(credential)}`, credential)).toBe(true);
  expect(isFound("100%-harmless", credential)).toBe(false);
});

it("finds a cookie that was given encoded in its decoded form", () => {
  expect(isFound("a b/c=d+e f", "a%20b%2Fc%3Dd%2Be%20f")).toBe(true);
});

it("finds a credential that is no ASCII in bytes", () => {
  expect(isFound(new TextEncoder().encode("schlüssel-αβγ"), "schlüssel-αβγ")).toBe(true);
});

it("passes a text that only looks encoded", () => {
  expect(isFound("%25".repeat(50_000), "a-credential")).toBe(false);
});
