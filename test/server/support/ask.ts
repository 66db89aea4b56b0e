import { expect } from "vitest";

export interface Asked {
  status: number;
  headers: Record<string, string>;
  text: string;
  json: unknown;
}

const always = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  vary: "Cookie, Authorization, Origin, Sec-Fetch-Site",
  "x-content-type-options": "nosniff",
};
const sometimes = ["allow", "content-type", "retry-after"];

/** Sends a request to the handler, and checks what holds for every response: its headers, its problem details. */
export async function ask(
  handler: (request: Request) => Promise<Response>,
  request: Request,
): Promise<Asked> {
  const response = await handler(request);
  const { status } = response;
  const headers = Object.fromEntries(response.headers);
  const text = await response.text();
  const json: unknown = text === "" ? undefined : JSON.parse(text);
  expect(headers).toMatchObject(always);
  expect(Object.keys(headers).filter((name) => !(name in always) && !sometimes.includes(name))).toEqual([]);
  if (status < 400) expect(headers["content-type"]).toBe(status === 204 ? undefined : "application/json");
  else {
    expect(headers["content-type"]).toBe("application/problem+json");
    if (request.method !== "HEAD")
      expect(json).toMatchObject({
        type: "about:blank",
        status,
        title: expect.any(String),
        detail: expect.any(String),
      });
  }
  return { status, headers, text, json };
}
