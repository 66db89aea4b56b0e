import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createLogTraceFake, type LogTraceFakeOptions } from "../logtrace-fake.ts";
import type { LogTraceFake } from "./logtrace-fake-types.ts";

export interface RunningLogTraceFake {
  fake: LogTraceFake;
  baseUrl: string;
  close(): Promise<void>;
}

/** The fake behind node:http on 127.0.0.1. What `handle` throws breaks the connection. */
export async function startLogTraceFake(options: LogTraceFakeOptions = {}): Promise<RunningLogTraceFake> {
  const fake = createLogTraceFake(options);
  const http = createServer(async (incoming, outgoing) => {
    try {
      const { method = "GET", url = "/", headers } = incoming;
      const body = await text(incoming);
      const answer = await fake.handle(
        new Request(`${baseUrl}${url}`, {
          method,
          headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
          ...(body && { body }),
        }),
      );
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
      outgoing.end(await answer.text());
    } catch {
      outgoing.destroy();
    }
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  };
  return { fake, baseUrl, close };
}
