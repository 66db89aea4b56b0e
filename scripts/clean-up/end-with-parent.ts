/**
 * Ends this process by SIGTERM as soon as npm, or another script under it, that started it has ended, which tells nobody if
 * it is killed; and as soon as the process has ended whose id is in the environment variable CI_RUN_PID. A process that a
 * shell started goes on without the shell, as usual.
 */
export function endWithParent(): void {
  const { npm_lifecycle_event, CI_RUN_PID } = process.env;
  if (!npm_lifecycle_event) return;
  const parent = process.ppid;
  const isCutOff = (): boolean =>
    process.ppid !== parent || (CI_RUN_PID !== undefined && !isRunning(Number(CI_RUN_PID)));
  setInterval(() => {
    if (!isCutOff()) return;
    process.stderr.write("What started this run has ended, so the run ends, too.\n");
    process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}
