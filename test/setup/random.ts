import fc from "fast-check";
import { expect } from "vitest";
import { seeds, wantedStart } from "../schedules/seeds.ts";

const quoted = (title: string): string => JSON.stringify(title.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));

// Whatever a test does not say itself: fast-check would draw a seed, and no run would be like the one before.
fc.configureGlobal({
  ...(wantedStart() ?? { seed: seeds[0].seed }),
  reporter(details) {
    if (!details.failed) return;
    const { testPath = "", currentTestName = "" } = expect.getState();
    const file = testPath.slice(testPath.lastIndexOf("/test/") + 1);
    const title = currentTestName.split(" > ").at(-1) ?? "";
    const start = `SCHEDULES_SEED=${details.seed} SCHEDULES_PATH=${details.counterexamplePath}`;
    const message = `${fc.defaultReportMessage(details)}\n\nRepeat it: ${start} npx vitest run ${file} -t ${quoted(title)}`;
    throw new Error(message, { cause: details.errorInstance });
  },
});
