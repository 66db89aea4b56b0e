import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { en } from "your-devices/locales/en";
import { attributeProblems } from "../../scripts/api/read-attributes.ts";
import { styleProblems } from "../../scripts/api/read-styles.ts";
import { root } from "../../scripts/entry-points.ts";

const page = readFileSync("docs/api.md", "utf8");
const reports = globSync("test/packaging/api/*.api.md").map((path) => path.replaceAll("\\", "/"));
const styles = readFileSync(globSync("src/**/styles.css")[0] as string, "utf8");

/**
 * What has no docstring yet. A name leaves this list with its docstring, and no name comes in: without a sentence in the
 * sources nobody who meets the name in an editor knows what it is for.
 */
const undocumented: string[] = [];
describe("npm run api", () => {
  let folder = "";
  let said = "";
  const api = (...args: string[]) =>
    spawnSync(process.execPath, [`${root}scripts/api/api.ts`, ...args], { encoding: "utf8" });

  beforeAll(() => {
    mkdirSync(`${root}.cache`, { recursive: true });
    folder = mkdtempSync(`${root}.cache/api-docs-test-`);
    const { status, stdout, stderr } = api(folder);
    said = stdout;
    expect(stderr).toBe("");
    expect(status).toBe(0);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(["docs/api.md", "stories/support/props.json", ...reports])(
    "%s is what the sources say",
    (path) => {
      expect(readFileSync(path, "utf8")).toBe(readFileSync(join(folder, path), "utf8"));
    },
  );

  test("writes no report that is not committed", () => {
    const written = globSync("test/packaging/api/*", { cwd: folder }).map((path) =>
      path.replaceAll("\\", "/"),
    );
    expect(written.sort()).toEqual([...reports].sort());
  });

  test("every exported name, prop and option has a docstring, except for those listed here", () => {
    const names = [...said.matchAll(/^No docstring: (.+)$/gm)].map(([, name]) => name);
    expect(names.sort()).toEqual([...undocumented].sort());
  });

  test("--check fails if a file differs, is missing or is left over, and says what to do", () => {
    const report = "test/packaging/api/server.api.md";
    writeFileSync(join(folder, "docs/api.md"), page.replace("SessionsAdapter", "Adapter"));
    rmSync(join(folder, report));
    writeFileSync(join(folder, "test/packaging/api/gone.api.md"), "");
    const { status, stderr } = api("--check", folder);
    expect(stderr).toContain(
      'Run "npm run api", read what it changes, and commit that together with its cause.',
    );
    expect(stderr.match(/^ {2}\S+$/gm)?.sort()).toEqual([
      "  docs/api.md",
      "  test/packaging/api/gone.api.md",
      `  ${report}`,
    ]);
    expect(status).toBe(1);
    expect(readFileSync(join(folder, "docs/api.md"), "utf8")).not.toBe(page);
  }, 120_000);
});

describe("docs/api.md", () => {
  test("explains every name that API Extractor finds", () => {
    const names = reports.flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(/^export (?:class|const|function|interface|type) (\w+)/gm)].map(
        ([, name = ""]) => name,
      ),
    );
    expect(names.length).toBeGreaterThan(80);
    const titles = new Set([...page.matchAll(/^#+ `<?(\w+)>?`$/gm)].map(([, title]) => title));
    expect(names.filter((name) => !titles.has(name))).toEqual([]);
  });

  test("every link on the page leads to a heading", () => {
    const counts = new Map<string, number>();
    const anchors = new Set(
      [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => {
        const name = heading
          .toLowerCase()
          .replace(/[^\w -]/g, "")
          .replaceAll(" ", "-");
        const count = counts.get(name) ?? 0;
        counts.set(name, count + 1);
        return count > 0 ? `${name}-${count}` : name;
      }),
    );
    const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, link = ""]) => link);
    expect(links.length).toBeGreaterThan(200);
    expect(links.filter((link) => !anchors.has(link.replace(/^#/, "")))).toEqual([]);
  });

  test("has every variable that the stylesheet uses", () => {
    const used = new Set(styles.match(/--yd-[\w-]+/g));
    expect(used.size).toBeGreaterThan(10);
    expect([...used].filter((name) => !page.includes(`\n| \`${name}\` | `))).toEqual([]);
    expect([...page.matchAll(/^\| `(--yd-[\w-]+)`/gm)].map(([, name]) => name).sort()).toEqual(
      [...used].sort(),
    );
  });

  test("has every data attribute that a component renders", () => {
    const rendered = globSync("src/**/*.tsx").flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(/\b(data-[a-z-]+)=/g)].map(([, name = ""]) => name),
    );
    expect(rendered.length).toBeGreaterThan(5);
    expect(rendered.filter((name) => !page.includes(`#### \`${name}\` on \``))).toEqual([]);
  });

  test("has every text, in English", () => {
    const keys = Object.entries(en);
    expect(keys.length).toBeGreaterThan(50);
    const missing = keys.filter(([key, text]) =>
      typeof text === "string"
        ? !page.includes(`\n| \`${key}\` | ${text} |`)
        : !page.includes(`\n- \`${key}(`),
    );
    expect(missing.map(([key]) => key)).toEqual([]);
  });
});

describe("what can't be documented is said", () => {
  const explained = [{ name: "data-tone", on: "yd-note", meaning: "", values: { warning: "" } }];
  const rendered = { name: "data-tone", on: "yd-note", values: ["warning"], place: "a.tsx:1" };

  test("an attribute is rendered as it is explained", () => {
    expect(attributeProblems(explained, [rendered])).toEqual([]);
  });

  test("an attribute, or a value of it, that nothing explains", () => {
    const others = [
      { ...rendered, on: "yd-badge" },
      { ...rendered, values: ["warning", "loud"] },
    ];
    expect(attributeProblems(explained, others)).toEqual([
      "a.tsx:1 renders data-tone on .yd-badge, which nothing explains.",
      'a.tsx:1 renders data-tone on .yd-note as "loud", which nothing explains.',
    ]);
  });

  test("an attribute, or a value of it, that is rendered no longer", () => {
    expect(attributeProblems(explained, [])).toEqual([
      "data-tone on .yd-note is explained, and no component renders it.",
    ]);
    expect(attributeProblems(explained, [{ ...rendered, values: [] }])).toEqual([
      'data-tone on .yd-note is explained as "warning", which no component renders.',
    ]);
  });

  test("a variable that is not declared, or has no comment", () => {
    expect(
      styleProblems(":root { --yd-a: 1px; }\n.yd { margin: var(--yd-a); padding: var( --yd-b, 0 ); }"),
    ).toEqual([
      "The stylesheet uses --yd-b and does not declare it.",
      "--yd-a has no comment that says what it is for.",
    ]);
  });
});
