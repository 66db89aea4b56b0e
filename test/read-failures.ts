import { existsSync, readFileSync } from "node:fs";

interface Suite {
  suites?: Suite[];
  specs?: {
    file: string;
    title: string;
    ok: boolean;
    tests: { results: { error?: { message?: string } }[] }[];
  }[];
}
interface VitestReport {
  testResults: {
    name: string;
    message: string;
    status: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

const read = <Report>(file: string): Report | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report) : undefined;

const start = (message = ""): string => message.split("\n").slice(0, 6).join("\n    ");

const vitestFailures = (report: VitestReport | undefined): string[] =>
  (report?.testResults ?? []).flatMap(({ name, message, status, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === "failed");
    if (failed.length === 0 && status === "failed") return [`${name}\n    ${start(message)}`];
    return failed.map((result) => `${name} > ${result.fullName}\n    ${start(result.failureMessages[0])}`);
  });

const playwrightFailures = ({ suites = [], specs = [] }: Suite): string[] => [
  ...specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => {
      const message = tests.flatMap(({ results }) => results).find(({ error }) => error)?.error?.message;
      return `${file} > ${title}\n    ${start(message)}`;
    }),
  ...suites.flatMap(playwrightFailures),
];

/** Each failed test of the reports of Vitest and Playwright, with the start of what it said. */
export const readFailures = (vitest: string, playwright: string): string[] => [
  ...vitestFailures(read<VitestReport>(vitest)),
  ...playwrightFailures(read<Suite>(playwright) ?? {}),
];
