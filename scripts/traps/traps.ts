// Removes the code that handles each documented trap of a vendor, one at a time. The test that is named after the trap
// must then fail by its own assertion. `npm run traps -- <id>…` tries only these traps.
import { findMarks } from "./marks.ts";
import { findTests, readProjects, runTraps, type Trap, toTrap } from "./run.ts";

// Vitest's own command sets these too.
process.env.VITEST ??= "true";
process.env.NODE_ENV ??= "test";

const wanted = process.argv.slice(2);
const marks = findMarks("src/**/*.{ts,tsx}").filter(({ id }) => wanted.length === 0 || wanted.includes(id));
const projects = await readProjects();
const tests = findTests(new Set(projects.flatMap(({ files }) => files)));
const verdicts = new Map<string, string | undefined>();
const traps: Trap[] = [];
for (const mark of marks)
  try {
    traps.push(toTrap(mark, tests, projects));
  } catch (error) {
    verdicts.set(mark.id, (error as Error).message);
  }
for (const id of wanted) if (!marks.some((mark) => mark.id === id)) verdicts.set(id, "No mark has this id.");
for (const [{ id }, why] of await runTraps(traps)) verdicts.set(id, why);

let passed = 0;
for (const [id, why] of [...verdicts].sort()) {
  if (why === undefined) passed += 1;
  const [reason] = why?.split("\n") ?? [];
  process.stdout.write(why === undefined ? `caught      ${id}\n` : `NOT CAUGHT  ${id}: ${reason}\n`);
}
process.stdout.write(`${passed} passed, ${verdicts.size - passed} failed\n`);
process.exitCode = passed === verdicts.size && passed > 0 ? 0 : 1;
