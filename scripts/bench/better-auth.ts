// Compares, in one process, what a list of the adapter for Better Auth's server costs with what Better Auth's own costs: CPU
// time for each request, over `node:sqlite` in memory. `npm run bench`.
import { betterAuthServerAdapter } from "../../src/adapters/better-auth/server.ts";
import { createSessionsHandler } from "../../src/server/index.ts";
import { startBetterAuthServer } from "../../test/fakes/better-auth-server.ts";

const counts = [1, 10, 100, 1_000];
/** Goal for ours / Better Auth's own, at 10 and at 100 sessions. */
const goal = 1.3;
const rounds = Number(process.env.REPEATS ?? 5) * 2 + 1;

process.stdout.write(
  `\nNode ${process.version}, Better Auth over SQLite, median of ${rounds} rounds, CPU in µs a request\n\n`,
);
process.stdout.write("sessions | Better Auth's list-sessions | ours, handler and adapter | ratio (goal)\n");
for (const count of counts) await measure(count);

async function measure(count: number): Promise<void> {
  const server = await startBetterAuthServer({ storage: "sqlite" });
  const laptop = await server.signIn();
  server.copySession(laptop.sessionId(), count - 1);
  const { auth, baseURL } = server;
  const { headers } = laptop.request();
  const handle = createSessionsHandler({
    basePath: "/api/devices",
    allowedOrigins: [baseURL],
    adapter: (request) => betterAuthServerAdapter({ auth, request }),
  });
  const lists = {
    theirs: () => auth.handler(new Request(`${baseURL}/api/auth/list-sessions`, { headers })),
    ours: () => handle(new Request(`${baseURL}/api/devices`, { headers })),
  };
  const spent: Record<keyof typeof lists, number[]> = { theirs: [], ours: [] };
  const requests = Math.ceil(4_000 / (10 + count));
  for (let round = 0; round <= rounds; round += 1)
    for (const side of ["theirs", "ours"] as const) {
      const before = process.cpuUsage();
      for (let sent = 0; sent < requests; sent += 1) {
        const response = await lists[side]();
        if (response.status !== 200) throw new Error(`${side} responded with ${response.status}.`);
        await response.text();
      }
      const { user, system } = process.cpuUsage(before);
      if (round > 0) spent[side].push((user + system) / requests); // the first warms up
    }
  await server.close();
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
  const [theirs, ours] = [middle(spent.theirs), middle(spent.ours)];
  const note = count === 10 || count === 100 ? ` (${goal}x)` : "";
  process.stdout.write(
    `${[count, theirs.toFixed(0), ours.toFixed(0), `${(ours / theirs).toFixed(2)}x${note}`].join(" | ")}\n`,
  );
}
