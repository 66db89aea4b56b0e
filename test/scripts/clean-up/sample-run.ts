// A run for clean-up.test.ts: it starts two processes, prints the ids of all as JSON, and waits. An argument, "exit" or "throw",
// makes it end instead; "stubborn" makes it start three more; any other argument is a folder to remove.
import { type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { endWithParent } from "../../../scripts/clean-up/end-with-parent.ts";
import { endWithThisProcess } from "../../../scripts/clean-up/end-with-this-process.ts";

const [wish = ""] = process.argv.slice(2);
endWithThisProcess(...(wish.includes("/") ? [wish] : []));
endWithParent();

/** Resolves with the id that the script prints. */
const start = async (script: string, options: SpawnOptions = {}): Promise<number> => {
  const child = spawn(process.execPath, ["-e", script], { ...options, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(child.stdout as NodeJS.ReadableStream, "data");
  return Number(line);
};
const stays = "setInterval(() => {}, 1e6); console.log(process.pid);";
/** A script that starts another script, which prints the id. */
const starts = (script: string, options: string): string =>
  `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(script)}], { ${options}, stdio: "inherit" })`;

// The second is in a session of its own, and its parent ends.
const ids = [process.pid, await start(stays), await start(`${starts(stays, "detached: true")}.unref();`)];
if (wish === "stubborn") {
  const ignores = `process.on("SIGTERM", () => {}); ${stays}`;
  const stopped = await start(stays);
  process.kill(stopped, "SIGSTOP");
  // Chromium's own children, too, have another environment than Chromium.
  ids.push(stopped, await start(ignores), await start(starts(ignores, "env: {}")));
}
process.stdout.write(`${JSON.stringify(ids)}\n`);

if (wish === "exit") process.exit();
if (wish === "throw") throw new Error("An error that nobody catches.");
setInterval(() => {}, 1e6);
