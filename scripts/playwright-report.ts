import { existsSync, readFileSync } from "node:fs";

/** What Playwright's reporter "json" writes, as far as it is read here. */
export interface PlaywrightReport extends Suite {
  stats: { expected: number; unexpected: number; flaky: number };
}

interface Suite {
  suites?: Suite[];
  specs?: {
    file: string;
    title: string;
    tests: {
      projectName: string;
      status: "expected" | "unexpected" | "flaky" | "skipped";
      results: { error?: { message?: string } }[];
    }[];
  }[];
}

export interface Count {
  passed: number;
  failed: number;
}

/** The first lines of a message, indented. */
export const start = (message = ""): string => message.split("\n").slice(0, 6).join("\n    ");

export function readReport<Report>(file: string): Report | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report) : undefined;
}

/** How many tests passed and failed. A report that was never written counts as one failure. */
export function countPlaywright(report: PlaywrightReport | undefined): Count {
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected, failed: unexpected + flaky };
}

/** Each failed test, with its project if that has a name, and with the first lines of its message. */
export function playwrightFailures({ suites = [], specs = [] }: Suite): string[] {
  const own = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ projectName, results }) => {
        const message = results.find(({ error }) => error)?.error?.message;
        return `${file} > ${title}${projectName && ` (${projectName})`}\n    ${start(message)}`;
      }),
  );
  return [...own, ...suites.flatMap(playwrightFailures)];
}
