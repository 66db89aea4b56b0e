import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync } from "node:fs";
import { join, resolve } from "node:path";

/** Builds the package into a folder of its own, in which its name leads to its exports. Whoever asks removes it. */
export function buildPackage(): string {
  mkdirSync("node_modules/.cache", { recursive: true });
  const folder = resolve(mkdtempSync("node_modules/.cache/package-"));
  // Vite builds for development where NODE_ENV is not "production".
  const env = { ...process.env, NODE_ENV: "production" };
  execFileSync(
    process.execPath,
    ["node_modules/vite/bin/vite.js", "build", "--outDir", join(folder, "dist"), "--logLevel", "error"],
    { env, stdio: ["ignore", "ignore", "inherit"] },
  );
  cpSync("package.json", join(folder, "package.json"));
  return folder;
}
