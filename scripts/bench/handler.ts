import { createSessionsHandler } from "../../src/server/index.ts";
import { createFixtures } from "../../src/testing/index.ts";

const count = 1_000;
const repeats = 100;
const rounds = 7;
/** A list of the handler / `JSON.stringify` of the same list. */
const goal = 6;

/**
 * Measures what the handler costs beside the least that a server could do: `JSON.stringify` of the same list. The rows are
 * as `Date` and RFC 5952 write them, and the adapter has them at hand.
 *
 * @returns one line for the console. CPU time, the median of some rounds.
 */
export async function measureHandler(): Promise<string> {
  const now = new Date().toISOString();
  const list = { sessions: createFixtures({ count, now }), serverTime: now, subject: "ann" };
  const handler = createSessionsHandler({
    basePath: "/api/devices",
    adapter: () => ({ name: "bench", listSessions: async () => list, revokeSession: async () => {} }),
  });
  const send = async (path: string, body?: object) => {
    const headers = {
      "sec-fetch-site": "same-origin",
      ...(body && { "content-type": "application/json", "x-your-devices": "1" }),
    };
    const init = body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers };
    const response = await handler(new Request(`https://app.example/api/devices${path}`, init));
    if (!response.ok) throw new Error(`The handler said ${response.status}.`);
    return response.text();
  };

  const costs: { json: number; listed: number; revoked: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const cost = {
      json: await cpu(async () => JSON.stringify(list)),
      listed: await cpu(() => send("")),
      revoked: await cpu(() => send("/revoke", { id: "session-2" })),
    };
    if (round > 0) costs.push(cost); // the first warms up
  }
  const middle = (pick: (cost: (typeof costs)[number]) => number): number =>
    costs.map(pick).sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
  const ratio = middle(({ listed, json }) => listed / json);
  return [
    String(count),
    middle(({ json }) => json).toFixed(2),
    middle(({ listed }) => listed).toFixed(2),
    `${ratio.toFixed(1)}x (${goal}x)`,
    middle(({ revoked }) => revoked).toFixed(2),
  ].join(" | ");
}

/** CPU time of one run in milliseconds, on average. */
async function cpu(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let repeat = 0; repeat < repeats; repeat += 1) await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / repeats / 1000;
}
