import { cookies } from "./cookies.ts";
import type { Sent } from "./sent.ts";

export type Person = keyof typeof cookies;

const own = (person: Person) => ({
  host: "app.example",
  "sec-fetch-site": "same-origin",
  cookie: cookies[person],
});

/** A request for a list, as one of the application's own pages sends it. */
export function listAs(person: Person, path = ""): Sent {
  return { method: "GET", path: `/api/devices${path}`, headers: own(person) };
}

/** A request that changes something, as one of the application's own pages sends it. */
export function postAs(person: Person, path: string, body: string): Sent {
  const headers = { ...own(person), "content-type": "application/json", "x-your-devices": "1" };
  return { method: "POST", path: `/api/devices${path}`, headers, body };
}

/** The bytes of a request that has its connection to itself. */
export function bytesOf({ method, path, headers, body }: Sent, target = path): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = body === undefined ? "" : `content-length: ${Buffer.byteLength(body)}\r\n`;
  return `${method} ${target} HTTP/1.1\r\n${lines.join("")}${length}connection: close\r\n\r\n${body ?? ""}`;
}
