import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { describeEngine, findEngines } from "../../../scripts/engines/find-engines.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "engines-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What is said of Firefox and WebKit on a machine with these programs. */
async function said(programs: string[], env: NodeJS.ProcessEnv = {}): Promise<string[]> {
  for (const program of programs) {
    writeFileSync(join(folder, program), "");
    chmodSync(join(folder, program), 0o755);
  }
  const engines = await findEngines({ PATH: `/nowhere:${folder}`, ...env });
  return engines.slice(1).map((engine) => describeEngine(engine).replaceAll(folder, "…"));
}

it("programs on the PATH are found", async () => {
  expect(await said(["firefox-esr", "firefox", "WebKitWebDriver", "Xvfb"])).toEqual([
    "Firefox: …/firefox-esr",
    "WebKit: …/WebKitWebDriver",
  ]);
});

it("each one that is missing is NOT RUN, and what to install is said", async () => {
  expect(await said([])).toEqual([
    "Firefox: NOT RUN (no firefox-esr; install it, or set FIREFOX_PATH)",
    "WebKit: NOT RUN (no WebKitWebDriver; install webkit2gtk-driver, or set WEBKIT_DRIVER_PATH)",
  ]);
});

it("WebKit needs a screen", async () => {
  expect(await said(["WebKitWebDriver"])).toContain("WebKit: NOT RUN (no Xvfb; install xvfb)");
});

it("a file that cannot be run is not a program", async () => {
  writeFileSync(join(folder, "firefox"), "");
  chmodSync(join(folder, "firefox"), 0o644);
  expect((await said([]))[0]).toMatch(/^Firefox: NOT RUN/);
});

it("variables name other programs", async () => {
  const env = { FIREFOX_PATH: "/opt/firefox", WEBKIT_DRIVER_PATH: "/opt/driver" };
  expect(await said(["Xvfb"], env)).toEqual(["Firefox: /opt/firefox", "WebKit: /opt/driver"]);
});

it("ENGINES leaves out all that it does not name", async () => {
  expect(await said(["firefox", "WebKitWebDriver", "Xvfb"], { ENGINES: "firefox" })).toEqual([
    "Firefox: …/firefox",
    "WebKit: NOT RUN (left out by ENGINES)",
  ]);
});

it("a name in ENGINES that no engine has is an error", async () => {
  await expect(said([], { ENGINES: "firefox,safari" })).rejects.toThrow('ENGINES has "safari"');
});
