import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { build, type Rolldown } from "vite";
import { expect, it } from "vitest";

const entry = "virtual:app";

/** A colour that has two values. */
const darkAndLight = /(--yd-[\w-]+):\s*light-dark\((#\w+),\s*(#\w+)\)/g;
const colours = [...readFileSync("src/styles.css", "utf8").matchAll(darkAndLight)];

/** The stylesheet as an application's own production build leaves it. */
async function built(cssTarget?: string[]): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: "silent",
    plugins: [
      {
        name: "app",
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? `import ${JSON.stringify(resolve("src/styles.css"))};` : undefined),
      },
    ],
    build: { write: false, rolldownOptions: { input: entry }, ...(cssTarget && { cssTarget }) },
  });
  const [{ output: files } = { output: [] }] = [output].flat() as Rolldown.RolldownOutput[];
  return files.map((file) => (file.type === "asset" ? String(file.source) : "")).join("\n");
}

it.each<[string, string[] | undefined]>([
  ["Vite's default", undefined],
  ["an old target", ["chrome100", "safari15"]],
  ["a new target", ["chrome130"]],
])("keeps its light and dark colours through a production build with %s", async (_, cssTarget) => {
  const css = await built(cssTarget);
  expect([...css.matchAll(darkAndLight)]).toHaveLength(colours.length);
  // What Lightning CSS makes of light-dark() wants rules that the page's own stylesheet lacks.
  expect(css).not.toContain("--lightningcss");
});

it("tells no direction by :dir(), which compilers make languages of: the direction of a page is not that of its language", () => {
  expect(readFileSync("src/styles.css", "utf8")).not.toMatch(/:dir\(|:lang\(/);
});

it("has each colour for browsers without light-dark() too", async () => {
  const css = await built(["chrome130"]);
  const [plain = "", supports = ""] = css.split("@supports");
  const names = [...supports.matchAll(darkAndLight)];
  expect(names).toHaveLength(colours.length);
  for (const [, name, light] of names) expect(plain).toContain(`${name}:${light};`);
});

/** What stands on what, and the least contrast between them: 4.5 for words, 3 for edges (WCAG 2.2, 1.4.3 and 1.4.11). */
const grounds = ["surface", "tile", "raised", "raised-tile"];
const pairs = [
  ...grounds.map((ground) => ["edge", ground, 3] as const),
  ...grounds.flatMap((ground) => [["text", ground, 4.5] as const, ["muted", ground, 4.5] as const]),
  ...["good", "warning", "error"].map((tone) => [tone, `${tone}-tile`, 4.5] as const),
  ...["good", "warning", "error"].map((tone) => ["text", `${tone}-tile`, 4.5] as const),
  ["accent", "surface", 3],
  ["accent", "raised", 3],
  ["danger", "raised", 3],
  ["skeleton", "surface", 1.3],
] as const;

it.each(pairs)("%s can be seen on %s, in light and in dark", (over, under, least) => {
  for (const at of [0, 1] as const)
    expect(contrast(colourOf(over)[at], colourOf(under)[at])).toBeGreaterThanOrEqual(least);
});

it("has white words on its red buttons that can be read, in light and in dark", () => {
  for (const red of colourOf("danger")) expect(contrast("#ffffff", red)).toBeGreaterThanOrEqual(4.5);
});

function colourOf(name: string): [light: string, dark: string] {
  const found = colours.find(([, colour]) => colour === `--yd-${name}`);
  return [found?.[2] ?? "", found?.[3] ?? ""];
}

/** By WCAG 2.2, "relative luminance" and "contrast ratio". */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[^#]/g, "$&$&") : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
