import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient } from "@propelauth/byo-node";
import { toNodeListener } from "../../../src/server/index.ts";
import type { PropelAuthFake } from "./propelauth-fake.ts";

export interface RunningPropelAuth {
  url: string;
  /** PropelAuth's real client, connected to the fake. */
  client: ReturnType<typeof createClient>;
  /** Breaks the open connections, and waits until the client has noticed. */
  close(): Promise<void>;
}

/** Serves the fake on a free port of 127.0.0.1, and connects PropelAuth's own client to it. */
export async function startPropelAuth(fake: PropelAuthFake): Promise<RunningPropelAuth> {
  const server = createServer(async (request, response) => {
    const listener = toNodeListener(async (incoming) => {
      try {
        return await fake.handle(incoming);
      } catch {
        request.socket.destroy();
        return new Response();
      }
    });
    await listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A process that forgets to close the server can still end.
  server.unref();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createClient({ url, integrationKey: fake.rules.integrationKey });

  const open = new Set<Promise<unknown>>();
  const { session } = client;
  client.session = new Proxy(session, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...command: unknown[]) => {
        const result: Promise<unknown> = member.apply(target, command);
        open.add(result);
        result.finally(() => open.delete(result));
        return result;
      };
    },
  });

  return {
    url,
    client,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.allSettled(open);
    },
  };
}
