import type { DataAttribute } from "./data-attributes.ts";
import type { Doc } from "./doc.ts";
import { code, fenced, indented, joined, sentence, slugOf, wrap } from "./markdown.ts";
import type { ApiItem, ApiKind, ApiMember, ApiModule } from "./read-declarations.ts";
import type { LabelText } from "./read-labels.ts";
import type { Styles } from "./read-styles.ts";

export interface ApiReference {
  modules: readonly ApiModule[];
  styles: Styles;
  attributes: readonly DataAttribute[];
  labels: readonly LabelText[];
}

const notExported = "Mentioned and not exported";
const groups: readonly [string, readonly ApiKind[]][] = [
  ["Components", ["component"]],
  ["Hooks", ["hook"]],
  ["Functions and constants", ["function", "constant"]],
  ["Errors", ["class"]],
  ["Types", ["type"]],
];

/** The reference as one Markdown document, in which each name links to its explanation. */
export function writeMarkdown({ modules, styles, attributes, labels }: ApiReference): string {
  const page = new Page(modules);
  page.heading(1, "API", "");
  page.paragraph(
    "Every import path with all its exports. A `?` after a name means that you may leave it out. Instants are ISO 8601 texts in UTC, unless another form is named. If a value is absent, it is unknown.",
  );
  page.paragraph(
    "`npm run api` writes this page from the docstrings in the sources. Change those, not the page.",
  );
  page.placeContents();
  for (const module of modules) page.module(module);
  const [first] = modules;
  const packageName = first?.importPath ?? "";
  page.heading(2, `\`${packageName}/styles.css\``, "styles");
  page.paragraph(
    "There is one stylesheet, and no JavaScript imports it. Set its variables on `.yd` or on an element around it. Select by the classes and attributes below. Every selector has the weight of one class, so a class in a later file of yours wins.",
  );
  page.heading(3, "Variables", "variables");
  page.table(
    ["variable", "default", "on dark pages", "for"],
    styles.variables.map(({ name, value, dark, purpose }) => [
      code(name),
      code(value),
      dark ? code(dark) : "",
      sentence(purpose),
    ]),
  );
  page.heading(3, "Attributes", "attributes");
  for (const { name, on, meaning, values } of attributes) {
    page.heading(4, `\`${name}\` on \`.${on}\``, `attribute ${name} ${on}`);
    page.paragraph(meaning);
    page.list(
      Object.entries(values).map(([value, what]) => `${value ? code(value) : "(no value)"}: ${what}`),
    );
  }
  page.heading(3, "Classes", "classes");
  page.paragraph(`${styles.classes.map((name) => code(`.${name}`)).join(", ")}.`);
  page.heading(2, "Texts", "texts");
  page.paragraph(
    `The keys of [\`Labels\`](${page.ref("Labels")}) with their English texts, which are \`en\` of \`${packageName}/locales/en\`.`,
  );
  const plain = labels.filter(({ parameters }) => !parameters);
  page.table(
    ["key", "in English", "note"],
    plain.map(({ key, english, note }) => [code(key), english, note]),
  );
  page.paragraph("These are functions. They receive the values in braces and the numbers as arguments.");
  page.list(
    labels.flatMap(({ key, parameters, english, note }) =>
      parameters ? `${code(`${key}(${parameters.join(", ")})`)}: “${english}” ${note}` : [],
    ),
  );
  return page.text();
}

class Page {
  readonly #lines: string[] = [];
  readonly #headings: Heading[] = [];
  readonly #slugs = new Map<string, number>();
  /** The module that explains each exported name: the first one that exports it. */
  readonly #homes = new Map<string, ApiModule>();
  readonly #componentOfProps = new Map<string, string>();
  #contentsAt = 0;

  constructor(modules: readonly ApiModule[]) {
    for (const module of modules)
      for (const { name, kind } of module.exports) {
        if (!this.#homes.has(name)) this.#homes.set(name, module);
        if (kind === "component") this.#componentOfProps.set(`${name}Props`, name);
      }
  }

  heading(level: number, title: string, key: string): void {
    const base = slugOf(title);
    const count = this.#slugs.get(base) ?? 0;
    this.#slugs.set(base, count + 1);
    this.#headings.push({ level, title, key, slug: count > 0 ? `${base}-${count}` : base });
    this.#block(`${"#".repeat(level)} ${title}`);
  }

  paragraph(text: string): void {
    if (text) this.#block(wrap(text, ""));
  }

  list(items: readonly string[]): void {
    if (items.length > 0) this.#block(items.map((item) => wrap(item, "  ", "- ")).join("\n"));
  }

  table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    const used = head.map((_, column) => rows.some((row) => row[column]));
    const line = (cells: readonly string[]): string =>
      `| ${cells
        .filter((_, column) => used[column])
        .map((cell) => cell.replaceAll("|", "\\|"))
        .join(" | ")} |`;
    this.#block([head, head.map(() => "---"), ...rows].map(line).join("\n"));
  }

  placeContents(): void {
    this.#contentsAt = this.#lines.length;
  }

  module(module: ApiModule): void {
    const { importPath, exports, unexported } = module;
    this.heading(2, code(importPath), importPath);
    const own = exports.filter(({ name }) => this.#homes.get(name) === module);
    const shared = exports.filter((item) => !own.includes(item));
    if (shared.length > 0) {
      const names = shared.map(({ name }) => `[${code(name)}](${this.ref(name)})`).join(", ");
      const home = this.#homes.get(shared[0]?.name ?? "")?.importPath ?? "";
      this.paragraph(`Also exports these from [${code(home)}](${this.ref(home)}): ${names}.`);
    }
    const sorted = groups
      .map(([title, kinds]) => ({ title, items: own.filter(({ kind }) => kinds.includes(kind)) }))
      .filter(({ items }) => items.length > 0);
    const isLarge = own.length > 12;
    for (const { title, items } of sorted) {
      if (isLarge) this.heading(3, title, `${importPath} ${title}`);
      for (const item of items) this.#item(item, isLarge ? 4 : 3);
    }
    this.#unexported(unexported, own, importPath);
  }

  /** A placeholder for the address of a heading. `text` fills it in once all headings are known. */
  ref(key: string): string {
    return `#<${key}>`;
  }

  text(): string {
    const lines = [...this.#lines];
    lines.splice(this.#contentsAt, 0, this.#contents());
    const slugs = new Map(this.#headings.map(({ key, slug }) => [key, slug]));
    return lines
      .join("\n")
      .replace(/\(#<([^>]*)>\)/g, (_, key: string) => {
        const slug = slugs.get(key);
        if (slug === undefined) throw new Error(`There is no heading for "${key}".`);
        return `(#${slug})`;
      })
      .replace(/\n{3,}/g, "\n\n")
      .replace(/\n*$/, "\n");
  }

  #item(item: ApiItem, level: number): void {
    const { name, kind, doc, members, bases } = item;
    this.heading(level, code(kind === "component" ? `<${name}>` : name), name);
    const component = this.#componentOfProps.get(name);
    if (component) {
      this.paragraph(doc.text || `The props of [${code(`<${component}>`)}](${this.ref(component)}).`);
      return;
    }
    this.#doc(doc);
    if (name.endsWith("Labels") && members.length > 0) {
      this.paragraph(`Its keys, with their English texts: [Texts](${this.ref("texts")}).`);
      return;
    }
    if (item.code) this.#block(fenced(item.code));
    const added = bases.map((base) => this.#typeLink(base));
    if (added.length > 0)
      this.paragraph(`Has all of ${added.join(" and ")}${members.length > 0 ? ", and:" : "."}`);
    this.#members(members, name);
    this.#examples(doc);
  }

  #doc({ text, tags }: Doc): void {
    for (const paragraph of text.split(/\n\n+/)) this.#paragraphOrList(paragraph);
    const notes = tags.flatMap(({ name, text }) => {
      const plain = text.replaceAll("\n", " ");
      if (name === "throws") return [`Throws ${plain.replace(/^\{(\w+)\}/, "`$1`")}`];
      if (name === "param") return [plain.replace(/^(\w+)(?: -)?\s*/, "`$1`: ")];
      return name === "example" ? [] : [`${sentence(name)} ${plain}`];
    });
    this.list(notes);
  }

  /** Writes a docstring as a paragraph, or as a list with one line for each item. */
  #paragraphOrList(text: string): void {
    const [lead = "", ...items] = text.split(/\n(?=- )|^- /);
    this.paragraph(lead.replaceAll("\n", " "));
    this.list(items.map((item) => item.replace(/^- /, "").replaceAll(/\n\s*/g, " ")));
  }

  #examples({ tags }: Doc): void {
    for (const { name, text } of tags) if (name === "example") this.#block(fenced(text));
  }

  #members(members: readonly ApiMember[], owner: string): void {
    const items = members.map((member) => {
      const { name, isOptional, isMethod, doc, type, code: source } = member;
      const what = [doc.text, ...doc.tags.map((tag) => `${sentence(tag.name)} ${tag.text}`)].join(" ").trim();
      const label = `${name === "constructor" ? `new ${owner}` : name}${isOptional ? "?" : ""}`;
      if (!isMethod && type.length > 90)
        return `${wrap(`${code(label)}${what ? `: ${joined(what)}` : ""}`, "  ", "- ")}\n\n${indented(fenced(source))}`;
      const head = isMethod ? code(label + type) : `${code(label)}: ${this.#typeLink(type)}`;
      return wrap(`${head}${what ? `. ${joined(what)}` : ""}`, "  ", "- ");
    });
    if (items.length > 0) this.#block(items.join("\n"));
  }

  /** Shows the types that are mentioned above and can't be imported, so that every name is explained. */
  #unexported(items: readonly ApiItem[], shown: readonly ApiItem[], importPath: string): void {
    const words = JSON.stringify(shown.filter(({ name }) => !this.#componentOfProps.has(name)));
    const mentioned = items.filter(
      ({ name }) => !this.#homes.has(name) && new RegExp(`\\b${name}\\b`).test(words),
    );
    if (mentioned.length === 0) return;
    this.heading(3, notExported, `${importPath} unexported`);
    for (const { name, doc, code: source, members, bases } of mentioned) {
      const base = bases.length > 0 ? ` extends ${bases.join(", ")}` : "";
      const body = members.map((member) => `  ${member.code.replaceAll("\n", "\n  ")};`).join("\n");
      const why = doc.text ? `// ${joined(doc.text)}\n` : "";
      this.#block(fenced(`${why}${source || `interface ${name}${base} {\n${body}\n}`}`));
    }
  }

  #typeLink(type: string): string {
    const names = [...new Set(type.match(/\b[A-Z]\w+/g) ?? [])].filter((name) => this.#homes.has(name));
    const [name] = names;
    return name && names.length === 1 ? `[${code(type)}](${this.ref(name)})` : code(type);
  }

  /** One line for each section of the page, with the names in it. */
  #contents(): string {
    const headings = this.#headings.filter(({ title }) => title !== notExported);
    const lines = headings.flatMap((heading, index) => {
      if (heading.level !== 2) return [];
      const inside = below(headings, index);
      if (inside.every(({ level }) => level === 3)) return [contentsLine(heading, inside, "")];
      const parts = inside.flatMap((part, at) =>
        part.level === 3 ? [contentsLine(part, below(inside, at), "  ")] : [],
      );
      return [contentsLine(heading, [], ""), ...parts];
    });
    return `${lines.join("\n")}\n`;
  }

  #block(text: string): void {
    this.#lines.push(...text.split("\n"), "");
  }
}

interface Heading {
  level: number;
  title: string;
  key: string;
  slug: string;
}

/** The headings below one heading, up to the next one of its level. */
function below(headings: readonly Heading[], index: number): readonly Heading[] {
  const rest = headings.slice(index + 1);
  const next = rest.findIndex(({ level }) => level <= (headings[index]?.level ?? 0));
  return next < 0 ? rest : rest.slice(0, next);
}

function contentsLine(heading: Heading, inside: readonly Heading[], indent: string): string {
  const link = ({ title, slug }: Heading): string => `[${title}](#${slug})`;
  const names = inside.map(link).join(", ");
  return wrap(`${link(heading)}${names ? `: ${names}` : ""}`, `${indent}  `, `${indent}- `);
}
