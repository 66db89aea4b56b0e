import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../../scripts/free-port.ts";
import { type Key, type RunningEngine, type Tab, windowSize } from "./tab.ts";
import { openSession, type Session, sendCommand } from "./web-driver.ts";

/** The keys as WebDriver writes them. */
const keys: Record<Key, string[]> = {
  Tab: ["\uE004"],
  "Shift+Tab": ["\uE008", "\uE004"],
  Enter: ["\uE007"],
  Escape: ["\uE00C"],
  Space: [" "],
};

/** Starts WebKitGTK's own WebDriver on a screen that nobody sees. Each tab is a browser of its own. */
export async function startWebKit(driverPath: string): Promise<RunningEngine> {
  // Xvfb chooses a number that is free, and writes it once it is ready.
  const screen = spawn(
    "Xvfb",
    ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-noreset"],
    {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    },
  );
  const processes = [screen];
  const close = async (): Promise<void> => {
    for (const child of processes.reverse()) await end(child);
  };
  try {
    const [display] = await Promise.race([
      once(createInterface(screen.stdio[3] as Readable), "line"),
      failed(screen, "Xvfb"),
    ]);
    const port = await freePort();
    // Why a browser did not start stands there.
    const log = openSync("test-results/webkit.log", "a");
    const driver = spawn(driverPath, ["--host=127.0.0.1", `--port=${port}`], {
      stdio: ["ignore", log, log],
      env: { ...process.env, ...environment(`:${display}`) },
    });
    processes.push(driver);
    const address = `http://127.0.0.1:${port}`;
    await Promise.race([ready(address), failed(driver, driverPath)]);
    return { openTab: () => openTab(address), close };
  } catch (error) {
    await close();
    throw error;
  }
}

const environment = (display: string): Record<string, string> => {
  const home = mkdtempSync(join(tmpdir(), "webkit-"));
  return {
    DISPLAY: display,
    XDG_CACHE_HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    // Else GTK starts services of the desktop, which would outlive the browser.
    DBUS_SESSION_BUS_ADDRESS: "disabled:",
    NO_AT_BRIDGE: "1",
    GTK_A11Y: "none",
    // The sandbox needs rights that containers lack, and the pages are our own.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    LIBGL_ALWAYS_SOFTWARE: "1",
  };
};

async function openTab(driver: string): Promise<Tab> {
  const session = await openSession(driver);
  await session.send("timeouts", { script: 60_000, pageLoad: 60_000 });
  await session.send("window/rect", windowSize);
  return tabOf(session, String(await session.send("window")));
}

/** @param handle the driver's name for the window that the tab is. */
function tabOf(session: Session, handle: string): Tab {
  const send = async (command: string, body?: unknown): Promise<unknown> => {
    // All commands go to the window that was chosen last.
    if (session.current !== handle) await session.send("window", { handle });
    session.current = handle;
    return session.send(command, body);
  };
  const press = async (chords: string[][]): Promise<void> => {
    const actions = chords.flatMap((chord) => [
      ...chord.map((value) => ({ type: "keyDown", value })),
      ...chord.toReversed().map((value) => ({ type: "keyUp", value })),
    ]);
    await send("actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  };
  return {
    open: async (url) => void (await send("url", { url })),
    async run(script, argument) {
      const { value, error } = (await send("execute/async", {
        script: `const [argument, done] = arguments;
          Promise.resolve(argument).then(${script}).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
        args: [argument],
      })) as { value: never; error?: string };
      if (error) throw new Error(error);
      return value;
    },
    press: (key) => press([keys[key]]),
    type: (text) => press([...text].map((letter) => [letter])),
    async openAnother() {
      const opened = (await send("window/new", { type: "window" })) as { handle: string };
      return tabOf(session, opened.handle);
    },
    screenshot: async () => Buffer.from(String(await send("screenshot")), "base64"),
    close: session.close,
  };
}

async function ready(driver: string): Promise<void> {
  for (;;) {
    const status = await sendCommand("GET", `${driver}/status`).catch(() => undefined);
    if ((status as { ready?: boolean } | undefined)?.ready) return;
    await wait(50);
  }
}

/** Rejects if the process cannot start, or ends. */
async function failed(child: ChildProcess, name: string): Promise<never> {
  const [code, signal] = await once(child, "exit");
  throw new Error(`${name} ended (${signal ?? code}).`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill();
  const late = setTimeout(() => child.kill("SIGKILL"), 3000);
  await ended;
  clearTimeout(late);
}
