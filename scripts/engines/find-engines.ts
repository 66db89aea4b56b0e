import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromiumPath } from "../chromium-path.ts";

const engineNames = ["Chromium", "Firefox", "WebKit"] as const;
type EngineName = (typeof engineNames)[number];

/** A browser engine of this machine: the path of its program, or why it does not run here. */
export type Engine = { name: EngineName } & (
  | { path: string; notRun?: undefined }
  | { path?: undefined; notRun: string }
);

/**
 * Looks for the three engines. The environment variables CHROMIUM_PATH, FIREFOX_PATH and WEBKIT_DRIVER_PATH name other
 * programs than those found, and ENGINES ("firefox,webkit") leaves out all that it does not name.
 */
export async function findEngines(env: NodeJS.ProcessEnv = process.env): Promise<Engine[]> {
  const firefox = env.FIREFOX_PATH || find(["firefox-esr", "firefox"], env);
  const driver = env.WEBKIT_DRIVER_PATH || find(["WebKitWebDriver"], env);
  const screen = find(["Xvfb"], env);
  const found: Engine[] = [
    engine("Chromium", await chromiumPath(), "none found; set CHROMIUM_PATH"),
    engine("Firefox", firefox, "no firefox-esr; install it, or set FIREFOX_PATH"),
    engine(
      "WebKit",
      screen && driver,
      `no ${driver ? "Xvfb; install xvfb" : "WebKitWebDriver; install webkit2gtk-driver, or set WEBKIT_DRIVER_PATH"}`,
    ),
  ];
  if (!env.ENGINES) return found;
  const wanted = env.ENGINES.toLowerCase().split(",");
  const unknown = wanted.filter((name) => !found.some((one) => one.name.toLowerCase() === name));
  if (unknown.length > 0)
    throw new Error(
      `ENGINES has ${JSON.stringify(unknown[0])}. Write names of ${engineNames.join(", ")}, with commas.`,
    );
  return found.map(({ name, ...rest }) =>
    wanted.includes(name.toLowerCase())
      ? ({ name, ...rest } as Engine)
      : { name, notRun: "left out by ENGINES" },
  );
}

/** "Firefox: /usr/bin/firefox-esr" or "WebKit: NOT RUN (no Xvfb; install xvfb)". */
export const describeEngine = ({ name, path, notRun }: Engine): string =>
  `${name}: ${path ?? `NOT RUN (${notRun})`}`;

const engine = (name: EngineName, path: string | undefined, notRun: string): Engine =>
  path ? { name, path } : { name, notRun };

/** The path of the first of these programs that PATH leads to. */
function find(programs: string[], { PATH = "" }: NodeJS.ProcessEnv): string | undefined {
  const folders = PATH.split(delimiter).filter(Boolean);
  const paths = programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
