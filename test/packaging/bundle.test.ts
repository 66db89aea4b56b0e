import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Bundled,
  bundleWithEsbuild,
  bundleWithVite,
  parserLibrary,
} from "../../scripts/bundle-entries.ts";
import { buildPackage } from "./support/build-package.ts";

const application = `
  import { YourDevices } from "your-devices";
  import { restAdapter } from "your-devices/adapters/rest";
  globalThis.page = { YourDevices, restAdapter };
`;
/** A text of the widget, and of each feature that only some pages have. */
const someTexts = {
  "the widget": "Find a device",
  selection: "Select all shown",
  "This wasn't me": "Copy receipt",
  "the question after a password change": "Not now",
  history: "Ended sessions",
};
let folder: string;

beforeAll(() => {
  folder = buildPackage();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ["Vite", bundleWithVite],
  ["esbuild", bundleWithEsbuild],
])("an application with the widget over REST, built by %s", (_, bundle) => {
  let bundled: Bundled;
  beforeAll(async () => {
    bundled = await bundle(application, folder);
  });

  test("loads one file, and later none but the user-agent parser", () => {
    expect(bundled.visit.map(({ fileName }) => fileName)).toEqual([expect.stringMatching(/^entry\b.*\.js$/)]);
  });

  test("loads the user-agent library only with the parser", () => {
    const importsOf = (chunks: Bundled["visit"]) => chunks.flatMap(({ imports }) => imports);
    expect(importsOf(bundled.visit)).not.toContain(parserLibrary);
    expect(importsOf(bundled.parser)).toContain(parserLibrary);
  });

  test.each(["yd-item", "x-your-devices"])("has %s in what it loads", (text) => {
    expect(bundled.visit.some(({ code }) => code.includes(text))).toBe(true);
  });
});

describe.each([
  ["Vite", bundleWithVite],
  ["esbuild", bundleWithEsbuild],
])("headless use, built by %s,", (_, bundle) => {
  const textsIn = async (hooks: string) => {
    const { visit } = await bundle(
      `import { DevicesProvider, ${hooks} } from "your-devices"; globalThis.page = { DevicesProvider, ${hooks} };`,
      folder,
    );
    const code = visit.map((chunk) => chunk.code).join();
    return Object.entries(someTexts).flatMap(([feature, text]) => (code.includes(text) ? [feature] : []));
  };

  test("has no text that it does not use", async () => {
    expect(await textsIn("useDevices")).toEqual([]);
    expect(await textsIn("useDevices, useDeviceSelection, useThisWasntMe")).toEqual([]);
    expect(await textsIn("useEndedDevices")).toEqual(["history"]);
    expect(await textsIn("useDevices, useSelectionLabels")).toEqual(["the widget", "selection"]);
  });
});
