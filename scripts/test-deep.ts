// Runs the random tests with new seeds: `npm run test:deep` draws ten seeds and runs all of these tests with each of them,
// and `npm run test:deep -- 100` draws a hundred. It stops at the first seed that fails and says how to repeat that run.
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { globSync, readFileSync } from "node:fs";

const rounds = Number(process.argv[2] ?? 10);
const files = globSync("test/**/*.test.{ts,tsx}").filter((file) =>
  readFileSync(file, "utf8").includes('from "fast-check"'),
);
process.exitCode = 1;
for (let round = 1; round <= rounds; round += 1) {
  const seed = String(randomInt(-(2 ** 31), 2 ** 31));
  process.stdout.write(
    `\nRound ${round} of ${rounds}: SCHEDULES_SEED=${seed} npx vitest run ${files.join(" ")}\n`,
  );
  const { status } = spawnSync("vitest", ["run", ...files], {
    stdio: "inherit",
    env: { ...process.env, SCHEDULES_SEED: seed },
  });
  if (status !== 0) break;
  if (round === rounds) process.exitCode = 0;
}
