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
