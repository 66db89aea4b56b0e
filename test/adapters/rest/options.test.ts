import { describe, expect, it, onTestFinished } from "vitest";
import { restAdapter } from "../../../src/adapters/rest/browser.ts";
import { resolveOptions } from "../../../src/adapters/rest/options.ts";

describe("the options", () => {
  it.each([
    [{ baseUrl: "" }, /baseUrl/],
    [{ baseUrl: "api/devices" }, /baseUrl/],
    [{ baseUrl: "/" }, /baseUrl/],
    [{ baseUrl: "//other.example.test/devices" }, /baseUrl/],
    [{ baseUrl: "/\\other.example.test" }, /baseUrl/],
    [{ baseUrl: "/api/devices?user=1" }, /baseUrl/],
    [{ baseUrl: "/api/devices#top" }, /baseUrl/],
    [{ baseUrl: "https://ann:secret@app.example.test/devices" }, /baseUrl/],
    [{ baseUrl: "javascript:alert(1)" }, /baseUrl/],
    [{ baseUrl: "/api/../devices" }, /baseUrl/],
    [{ baseUrl: "/api/%2e%2E/devices" }, /baseUrl/],
    [{ baseUrl: "/api/.%2e" }, /baseUrl/],
    [{ baseUrl: "/api\u0000/devices" }, /baseUrl/],
    [{ baseUrl: "http://app.example.test:99999/devices" }, /baseUrl/],
    [{ baseUrl: undefined as never }, /baseUrl/],
    [{ baseUrl: "/d", timeoutMs: 0 }, /timeoutMs/],
    [{ baseUrl: "/d", timeoutMs: Number.NaN }, /timeoutMs/],
    [{ baseUrl: "/d", timeoutMs: 2 ** 31 }, /timeoutMs/],
    [{ baseUrl: "/d", fetch: "fetch" as never }, /fetch/],
    [{ baseUrl: "/d", timeoutMs: "5000" as never }, /timeoutMs/],
    [{ baseUrl: "/d", headers: { "bad name": "1" } }, /restAdapter: headers/],
    [{ baseUrl: "/d", headers: null as never }, /restAdapter: headers/],
    [{ baseUrl: "/d", headers: "x" as never }, /restAdapter: headers/],
    [{ baseUrl: "/." }, /baseUrl/],
    [{ baseUrl: "/a/../b" }, /baseUrl/],
    [{ baseUrl: "/a\\..\\b" }, /baseUrl/],
    [{ baseUrl: "/a//" }, /baseUrl/],
    [undefined as never, /baseUrl/],
  ])("%o are refused at once, by name", (options, message) => {
    expect(() => restAdapter(options)).toThrow(TypeError);
    expect(() => restAdapter(options)).toThrow(message);
  });

  it("keep a header's value to themselves", () => {
    const headers = { authorization: "Bearer secret-token\nx" };
    expect(() => restAdapter({ baseUrl: "/d", headers })).toThrow(/^(?!.*secret-token)restAdapter: headers/s);
  });

  it("name the adapter after its endpoint, with or without a slash at its end", () => {
    expect(restAdapter({ baseUrl: "/api/devices" }).name).toBe("rest:/api/devices");
    expect(restAdapter({ baseUrl: "/api/devices/" }).name).toBe("rest:/api/devices");
  });
});

describe("a request", () => {
  it("is made in browsers that lack URL.canParse too", () => {
    const { canParse } = URL;
    onTestFinished(() => {
      URL.canParse = canParse;
    });
    Object.assign(URL, { canParse: undefined });
    expect(restAdapter({ baseUrl: "/api/devices" }).name).toBe("rest:/api/devices");
    expect(() => restAdapter({ baseUrl: "http://app.example.test:99999/devices" })).toThrow(/baseUrl/);
  });
});

describe("resolveOptions", () => {
  it("fills in fetch, no headers and a deadline, and takes one slash from the end of the base", () => {
    expect(resolveOptions({ baseUrl: "/api/devices/" })).toEqual({
      baseUrl: "/api/devices",
      fetch: expect.any(Function),
      headers: {},
      timeoutMs: 15_000,
    });
  });
});
