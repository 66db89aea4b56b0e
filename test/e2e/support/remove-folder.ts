import { rmSync } from "node:fs";

/** After the last test: the database of this run goes. */
export default function removeFolder(): void {
  if (process.env.E2E_FOLDER) rmSync(process.env.E2E_FOLDER, { recursive: true, force: true });
}
