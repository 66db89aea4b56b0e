import { readProcess } from "./processes.ts";

/**
 * Ends this process by SIGTERM as soon as npm, or the script under npm, that started it has ended: nobody tells it if those
 * are killed. Also as soon as the process has ended whose id is in the environment variable CI_RUN_PID. A process that
 * a shell started goes on without the shell, as usual. Works on Linux; elsewhere it does nothing.
 */
export function endWithParent(): void {
  const { npm_lifecycle_event, CI_RUN_PID } = process.env;
  if (process.platform !== "linux" || !npm_lifecycle_event) return;
  const above = [readProcess(process.ppid)];
  // npm starts a shell, which starts this.
  if (/^(ba|da)?sh$/.test(above[0]?.name ?? "")) above.push(readProcess(above[0]?.parent ?? 0));
  if (CI_RUN_PID) above.push(readProcess(Number(CI_RUN_PID)));

  setInterval(() => {
    if (above.every((one) => one && readProcess(one.id)?.start === one.start)) return;
    process.stderr.write("What started this run has ended, so the run ends, too.\n");
    process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}
