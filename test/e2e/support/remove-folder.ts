import { rmSync } from "node:fs";

/** Removes this run's database after the last test. */
export default function removeFolder(): void {
  if (process.env.E2E_FOLDER) rmSync(process.env.E2E_FOLDER, { recursive: true, force: true });
}
