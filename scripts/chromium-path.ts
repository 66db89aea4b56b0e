import { existsSync, mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const installed = ["/usr/lib/chromium/chromium", "/usr/bin/chromium", "/usr/bin/google-chrome"];
const nss = [
  "/usr/lib/x86_64-linux-gnu/libnss3.so",
  "/usr/lib64/libnss3.so",
  "/lib/x86_64-linux-gnu/libnss3.so",
];
const cache = fileURLToPath(new URL("../node_modules/.cache/chromium", import.meta.url));

/**
 * A Chromium for tests: the one in CHROMIUM_PATH, or else the machine's own, or else the one of `npm ci`. Undefined if there
 * is none.
 */
export async function chromiumPath(): Promise<string | undefined> {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted && wanted !== "npm") return wanted;
  const found = wanted === "npm" ? undefined : installed.find((path) => existsSync(path));
  return found ?? (await npmChromiumPath());
}

/**
 * The Chromium that `npm ci` brings, whatever else is installed: the one in the package @sparticuz/chromium, which is unpacked
 * once below node_modules. Undefined on other systems than Linux x64.
 */
export async function npmChromiumPath(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;

  // A folder marks the end of unpacking: without it, a second process would use a half-written file.
  const unpacked = `${cache}/chromium`;
  const done = `${cache}/unpacked`;
  const hasNss = nss.some((path) => existsSync(path));
  if (existsSync(done) && hasNss) return unpacked;
  if (!existsSync(done)) rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = cache; // the package unpacks into os.tmpdir()
  // If the machine has no NSS, this makes the package unpack its own copy and add it to LD_LIBRARY_PATH.
  if (!hasNss) process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x";
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    const path = await chromium.executablePath();
    mkdirSync(done, { recursive: true });
    return path;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
