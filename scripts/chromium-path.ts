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
 * A Chromium for tests: CHROMIUM_PATH, else the machine's own, else the one inside the npm package @sparticuz/chromium
 * (Linux x64), unpacked once below node_modules. Undefined if there is none.
 */
export async function chromiumPath(): Promise<string | undefined> {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted && wanted !== "npm") return wanted;
  const found = wanted === "npm" ? undefined : installed.find((path) => existsSync(path));
  if (found) return found;
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;

  // Two processes that unpack at once would each see the other's half-written file.
  const unpacked = `${cache}/chromium`;
  const done = `${cache}/unpacked`;
  const hasNss = nss.some((path) => existsSync(path));
  if (existsSync(done) && hasNss) return unpacked;
  if (!existsSync(done)) rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = cache; // the package unpacks into os.tmpdir()
  // On a machine without NSS this makes the package unpack its own copy and name it in LD_LIBRARY_PATH.
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
