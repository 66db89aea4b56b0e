import type { Tab } from "./tab.ts";

interface Report {
  type: string;
  status: string;
  result: { violations?: { id: string; nodes: { html: string }[] }[]; error?: unknown };
}

interface Channel {
  /** The arguments of the newest event of this name. */
  last(event: string): unknown[] | undefined;
}

/**
 * Waits until the story in the tab has been rendered, played and examined by axe, and resolves with what was wrong. A built
 * Storybook calls a story "finished", with the status "success", also if its play function threw: its other events tell that.
 */
export const problemsOf = (tab: Tab): Promise<string[]> => tab.run(readProblems, undefined);

/** Runs in the page. */
async function readProblems(): Promise<string[]> {
  const newest = (event: string): unknown =>
    (Reflect.get(window, "__STORYBOOK_ADDONS_CHANNEL__") as Channel | undefined)?.last(event)?.[0];
  const text = (error: unknown): string => String((error as Error | undefined)?.message ?? error);
  const ends = ["storyFinished", "storyMissing", "configError"];
  while (!ends.some(newest)) await new Promise((resolve) => setTimeout(resolve, 20));

  if (newest("storyMissing")) return [`Storybook has no story ${newest("storyMissing")}`];
  const thrown = {
    configuration: newest("configError"),
    render: newest("storyThrewException") ?? newest("storyErrored"),
    "play function": newest("playFunctionThrewException"),
  };
  const problems = Object.entries(thrown).flatMap(([where, error]) =>
    error ? [`${where}: ${text(error)}`] : [],
  );
  for (const error of (newest("unhandledErrorsWhilePlaying") as unknown[] | undefined) ?? [])
    problems.push(`error while playing: ${text(error)}`);
  // Axe examines only a story that has come to its end.
  if (problems.length > 0) return problems;

  const { status, reporters } = newest("storyFinished") as { status: string; reporters: Report[] };
  const axe = reporters.find(({ type }) => type === "a11y");
  if (!axe) return ["axe did not run"];
  for (const { id, nodes } of axe.result.violations ?? [])
    problems.push(`axe: ${id} ${nodes.map(({ html }) => html).join(" ")}`);
  if (problems.length === 0 && axe.status !== "passed")
    problems.push(`axe: ${axe.status}, ${text(axe.result.error)}`);
  if (problems.length === 0 && status !== "success")
    problems.push(`The story ended with the status ${status}.`);
  return problems;
}
