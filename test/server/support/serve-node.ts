import { type IncomingHttpHeaders, type RequestListener, request as send } from "node:http";
import { afterEach, expect, onTestFinished } from "vitest";
import { memoryAdapter } from "../../../src/adapters/memory/adapter.ts";
import type { SessionsAdapter } from "../../../src/contract.ts";
import { createSessionsHandler, toNodeListener } from "../../../src/server/index.ts";
import { createFixtures } from "../../../src/testing/index.ts";
import { recordingAdapter } from "./recording-adapter.ts";
import { basePath } from "./requests.ts";
import { type RunningServer, startServer } from "./start-server.ts";

/** A listener on 127.0.0.1 until the test is over. */
export async function listenWith(listener: RequestListener): Promise<RunningServer> {
  const running = await startServer(listener);
  onTestFinished(running.close);
  return running;
}

/** The sessions handler over node:http. */
export async function serveNode(options: { timeoutMs?: number; adapter?: SessionsAdapter } = {}) {
  const { adapter, calls } = recordingAdapter(options.adapter ?? memoryAdapter(createFixtures({ count: 3 })));
  const seen: Request[] = [];
  const handler = createSessionsHandler({
    basePath,
    adapter: (request) => {
      seen.push(request);
      return adapter;
    },
    onError: () => {},
    ...(options.timeoutMs && { timeoutMs: options.timeoutMs }),
  });
  return { ...(await listenWith(toNodeListener(handler))), calls, seen };
}

/** A test of the file that leaves a rejection unhandled fails. */
export function refuseUnhandledRejections(): void {
  const unhandled: unknown[] = [];
  process.on("unhandledRejection", (error) => unhandled.push(error));
  afterEach(() => expect(unhandled.splice(0)).toEqual([]));
}

export interface Received {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Sends a request as one of the application's own pages does. */
export function askNode(
  port: number,
  path: string,
  body?: string,
  method = body === undefined ? "GET" : "POST",
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const headers = {
      "sec-fetch-site": "same-origin",
      ...(body !== undefined && { "content-type": "application/json", "x-your-devices": "1" }),
    };
    const sent = send({ port, host: "127.0.0.1", path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece) => {
        text += piece;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    sent.on("error", reject).end(body);
  });
}

/** The header lines that a page's own request has. */
export const own = "Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nX-Your-Devices: 1\r\n";
/** The header line of a connection's last request. */
export const last = "Connection: close\r\n";

/** The beginning of a request, byte by byte, up to further header lines. */
export function headOf(target: string, lines = "", method = "GET", host = "Host: app.example.test\r\n") {
  return `${method} ${target} HTTP/1.1\r\n${host}${lines}`;
}

export function bytesOfGet(target: string, host?: string): string {
  return `${headOf(target, own, "GET", host)}${last}\r\n`;
}

export function bytesOfPost(path: string, body: string, more = ""): string {
  return `${headOf(basePath + path, own, "POST")}Content-Length: ${body.length}\r\n${more}\r\n${body}`;
}

export function statusOf(text: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]);
}
