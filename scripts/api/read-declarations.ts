import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import {
  isClassDeclaration,
  isFunctionDeclaration,
  isInterfaceDeclaration,
  isMappedTypeNode,
  isObjectBindingPattern,
  isParameterDeclaration,
  isTypeAliasDeclaration,
  isTypeLiteralNode,
  isUnionTypeNode,
  isVariableDeclaration,
  type Node,
  type TypeNode,
} from "typescript/unstable/ast";
import {
  type Checker,
  type Project,
  SignatureKind,
  SymbolFlags,
  type Symbol as TsSymbol,
} from "typescript/unstable/sync";
import { type EntryPoint, root } from "../entry-points.ts";
import { type Doc, readDoc } from "./doc.ts";
import { withProject } from "./open-project.ts";

/** One import path with its exports. */
export interface ApiModule {
  importPath: string;
  exports: ApiItem[];
  /** Types that the exported ones use, and that nobody can import. */
  unexported: ApiItem[];
}

export type ApiKind = "component" | "hook" | "function" | "class" | "constant" | "type";

export interface ApiItem {
  name: string;
  kind: ApiKind;
  doc: Doc;
  /** Its declaration, short enough to read. */
  code: string;
  /** The props of a component; the own members of anything else. */
  members: ApiMember[];
  /** The types that an interface or a class extends. */
  bases: string[];
}

export interface ApiMember {
  name: string;
  isOptional: boolean;
  isMethod: boolean;
  /** For a method, the parameters and the result: `(id: string): Promise<void>`. */
  type: string;
  /** Its declaration, with its line breaks. */
  code: string;
  doc: Doc;
}

/** Reads the declarations that `rollUpTypes` wrote into the folder. */
export function readDeclarations(folder: string, entryPoints: readonly EntryPoint[]): ApiModule[] {
  const tsconfig = join(folder, "tsconfig.json");
  const files = entryPoints.map(({ types }) => join(folder, types));
  writeFileSync(
    tsconfig,
    JSON.stringify({
      extends: relative(dirname(tsconfig), `${root}tsconfig.json`),
      compilerOptions: { types: [], paths: {} },
      include: [],
      files: files.map((file) => relative(folder, file)),
    }),
  );
  return withProject(tsconfig, (project) =>
    entryPoints.map(({ importPath }, index) => readModule(project, importPath, files[index] as string)),
  );
}

function readModule(project: Project, importPath: string, path: string): ApiModule {
  const { checker } = project;
  const file = project.program.getSourceFile(path);
  const module = file && checker.getSymbolAtLocation(file);
  if (!file || !module) throw new Error(`TypeScript can't read ${path}.`);
  const exported = checker.getExportsOfModule(module).map((symbol) => resolveAlias(checker, symbol));
  const names = new Set(exported.map(({ name }) => name));
  const reader = new ItemReader(project, path, names);
  const exports = exported.map((symbol) => reader.read(symbol));
  const unexported = file.statements.flatMap((statement) => {
    if (!isInterfaceDeclaration(statement) && !isTypeAliasDeclaration(statement)) return [];
    const symbol = checker.getSymbolAtLocation(statement.name);
    return symbol && !names.has(symbol.name) ? [reader.read(symbol)] : [];
  });
  return { importPath, exports, unexported };
}

/** `export type { X }` is another name for the X that the file declares. */
function resolveAlias(checker: Checker, symbol: TsSymbol): TsSymbol {
  return symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

class ItemReader {
  readonly #project: Project;
  readonly #path: string;
  readonly #text: string;
  readonly #exported: ReadonlySet<string>;

  constructor(project: Project, path: string, exported: ReadonlySet<string>) {
    this.#project = project;
    this.#path = path;
    this.#exported = exported;
    this.#text = readFileSync(path, "utf8");
  }

  read(symbol: TsSymbol): ApiItem {
    const { name } = symbol;
    const node = this.#declarationOf(symbol);
    if (!node) throw new Error(`${this.#path} does not declare ${name} itself.`);
    const doc = this.#docOf(node);
    if (isInterfaceDeclaration(node) || isClassDeclaration(node)) {
      const kind = isClassDeclaration(node) ? "class" : "type";
      const own = node.members.map((member) => this.#member(member));
      const bases = (node.heritageClauses ?? []).flatMap(({ types }) => [...types]);
      const isHidden = (base: Node): boolean => this.#isHidden(base.getText());
      const inherited = bases.filter(isHidden).flatMap((base) => this.#membersOf(base));
      const named = bases.filter((base) => !isHidden(base)).map((base) => oneLine(base.getText()));
      return { name, kind, doc, code: "", members: [...own, ...inherited], bases: named };
    }
    if (isTypeAliasDeclaration(node)) {
      const code = `type ${name} = ${this.#typeText(node.type)}`.replace(" = \n", " =\n");
      return { name, kind: "type", doc, code, members: [], bases: [] };
    }
    const kind = kindOf(name, isFunctionDeclaration(node));
    if (kind === "component") {
      return { name, kind, doc, code: "", members: this.#propsOf(symbol), bases: [] };
    }
    if (isFunctionDeclaration(node)) {
      return { name, kind, doc, code: `${name}${this.#signatureText(node)}`, members: [], bases: [] };
    }
    if (isVariableDeclaration(node) && node.type) {
      const members = isTypeLiteralNode(node.type) ? node.type.members.map((m) => this.#member(m)) : [];
      const code = members.length > 0 ? "" : `const ${name}: ${oneLine(node.type.getText())}`;
      return { name, kind, doc, code, members, bases: [] };
    }
    throw new Error(`${this.#path} declares ${name} in a way that the documentation can't show yet.`);
  }

  /** The declaration in this file. React's own declarations are for React to document. */
  #declarationOf(symbol: TsSymbol): Node | undefined {
    return symbol.declarations
      .map((handle) => handle.resolve(this.#project))
      .find((node) => node?.getSourceFile().fileName === this.#path);
  }

  /** True if it names a type of this file that nobody can import. */
  #isHidden(name: string): boolean {
    return (
      !this.#exported.has(name) && new RegExp(`^declare (?:interface|type) ${name}\\b`, "m").test(this.#text)
    );
  }

  #membersOf(node: Node): ApiMember[] {
    const { checker } = this.#project;
    const type = checker.getTypeAtLocation(node);
    return (type ? checker.getPropertiesOfType(type) : []).map((property) => {
      const declaration = this.#declarationOf(property);
      if (declaration && !isMappedTypeNode(declaration.parent)) return this.#member(declaration);
      const text = checker.typeToString(checker.getTypeOfSymbol(property) ?? checker.getUnknownType());
      const doc = { text: "", tags: [] };
      return { name: property.name, isOptional: false, isMethod: false, type: text, code: "", doc };
    });
  }

  #propsOf(component: TsSymbol): ApiMember[] {
    const { checker } = this.#project;
    const type = checker.getTypeOfSymbol(component);
    const [signature] = type ? checker.getSignaturesOfType(type, SignatureKind.Call) : [];
    const props = signature && checker.getParameterType(signature, 0);
    if (!props) throw new Error(`${component.name} is not a component.`);
    const members = checker.getPropertiesOfType(props).flatMap((property) => {
      const node = this.#declarationOf(property);
      return node ? [this.#member(node)] : [];
    });
    return [...members.filter((prop) => !prop.isOptional), ...members.filter((prop) => prop.isOptional)];
  }

  #member(node: Node): ApiMember {
    const doc = this.#docOf(node);
    // API Extractor formats the declarations, so that a member's text is easy to split.
    const text = this.#withNamedParameters(node)
      .replace(/;$/, "")
      .replace(/^readonly /, "");
    const [, quoted, plain, optional, rest = ""] =
      /^(?:"([^"]+)"|([\w$]+|\[[^\]]+\]))?(\?)?(?=[:(<])(.*)$/.exec(text) ?? [];
    const name = quoted ?? plain ?? "";
    const isMethod = !rest.startsWith(":");
    const type = isMethod ? rest : rest.slice(2);
    const isOptional = optional === "?";
    const code = narrowIndent(node.getText().replace(/;$/, ""), 1);
    return { name, isOptional, isMethod, doc, code, type: isOptional ? withoutUndefined(type) : type };
  }

  #docOf(node: Node): Doc {
    const whole = isVariableDeclaration(node) ? node.parent.parent : node;
    return readDoc(this.#text.slice(whole.pos, whole.getStart()));
  }

  #signatureText(node: Node): string {
    const named = this.#withNamedParameters(node);
    return named.slice(named.indexOf("(")).replace(/;$/, "");
  }

  /** The text on one line, with `options` for a destructured parameter. */
  #withNamedParameters(node: Node): string {
    const patterns: string[] = [];
    node.forEachChild((child) => {
      if (isParameterDeclaration(child) && isObjectBindingPattern(child.name))
        patterns.push(oneLine(child.name.getText()));
      return undefined;
    });
    return patterns.reduce((text, pattern) => text.replace(pattern, "options"), oneLine(node.getText()));
  }

  #typeText(type: TypeNode): string {
    const text = type.getText();
    const short = oneLine(text);
    if (isUnionTypeNode(type) && (short.length > 80 || text.includes("/**"))) {
      let end = type.pos;
      const members = type.types.map((member) => {
        const { text: why } = readDoc(this.#text.slice(end, member.getStart()));
        end = member.end;
        return `${why ? `\n  // ${oneLine(why)}` : ""}\n  | ${oneLine(member.getText())}`;
      });
      return members.join("");
    }
    return text.includes("/**") ? narrowIndent(text, 0) : short;
  }
}

function kindOf(name: string, isFunction: boolean): ApiKind {
  if (/^[A-Z]/.test(name)) return "component";
  if (/^use[A-Z]/.test(name)) return "hook";
  return isFunction ? "function" : "constant";
}

function oneLine(text: string): string {
  return text
    .replace(/\s*\n\s*/g, " ")
    .replace(/; \}/g, " }")
    .replace(/,( [\])}])/g, "$1")
    .trim();
}

/** Halves the indentation from four spaces to two, and removes `levels` of it. */
function narrowIndent(text: string, levels: number): string {
  return text.replace(/^( {4})+/gm, (indent) => " ".repeat(Math.max(0, indent.length / 2 - 2 * levels)));
}

function withoutUndefined(type: string): string {
  const without = type.replace(/ \| undefined$/, "");
  const inner = /^\((.*)\)$/.exec(without)?.[1];
  // Without "| undefined", the parentheses of "(() => void) | undefined" are not needed.
  return inner && without !== type && !/^\w*\)/.test(inner) && isBalanced(inner) ? inner : without;
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
