import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient } from "@propelauth/byo-node";
import { toNodeListener } from "../../../src/server/index.ts";
import type { PropelAuthFake } from "../propelauth-fake.ts";

export interface RunningPropelAuth {
  url: string;
  /** The real client. */
  client: ReturnType<typeof createClient>;
  /** Breaks what is still open, and waits until the client has taken note. */
  close(): Promise<void>;
}

/** The fake on a free port of 127.0.0.1, with the vendor's own client for it. */
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
  // Nobody who forgets to close it is kept from ending.
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
        const answer: Promise<unknown> = member.apply(target, command);
        open.add(answer);
        answer.finally(() => open.delete(answer));
        return answer;
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
