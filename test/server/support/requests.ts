export const origin = "https://app.example.test";
export const basePath = "/api/devices";

const own = { "sec-fetch-site": "same-origin" };
const json = { ...own, "content-type": "application/json", "x-your-devices": "1" };

/** A request that reads, as one of the application's own pages sends it. A header that is undefined is left out. */
export function get(path = "", headers: Record<string, string | undefined> = {}): Request {
  return new Request(origin + basePath + path, { headers: withoutMissing({ ...own, ...headers }) });
}

/** A request that changes something. A body that is not a text, bytes or a stream is sent as JSON. */
export function post(path: string, body: unknown, headers: Record<string, string | undefined> = {}): Request {
  const isRaw = typeof body === "string" || body instanceof Uint8Array || body instanceof ReadableStream;
  const init = {
    method: "POST",
    headers: withoutMissing({ ...json, ...headers }),
    body: isRaw || body === undefined ? body : JSON.stringify(body),
    duplex: "half",
  };
  return new Request(origin + basePath + path, init as RequestInit);
}

function withoutMissing(headers: Record<string, string | undefined>): [string, string][] {
  return Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
}
