import { resolve } from "node:path";
import { build, type Rolldown } from "vite";
import { expect, it } from "vitest";

const entry = "virtual:app";

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
  expect(css.match(/light-dark\(/g)?.length).toBe(16);
  // What Lightning CSS makes of light-dark() wants rules that the page's own stylesheet lacks.
  expect(css).not.toContain("--lightningcss");
});

it("has each colour for browsers without light-dark() too", async () => {
  const css = await built(["chrome130"]);
  const [plain = "", supports = ""] = css.split("@supports");
  const names = [...supports.matchAll(/(--yd-[\w-]+):light-dark\((#\w+),/g)];
  expect(names).toHaveLength(15);
  for (const [, name, light] of names) expect(plain).toContain(`${name}:${light};`);
});
