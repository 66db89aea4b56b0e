import { relative } from "node:path";
import {
  isJsxAttribute,
  isJsxExpression,
  isStringLiteral,
  type JsxAttribute,
  type Node,
} from "typescript/unstable/ast";
import type { Checker, Type } from "typescript/unstable/sync";
import { root } from "../entry-points.ts";
import type { DataAttribute } from "./data-attributes.ts";
import { withProject } from "./open-project.ts";

/** One `data-*` attribute in the source of a component. */
export interface RenderedAttribute {
  name: string;
  /** The first class of its element. */
  on: string;
  /** Its possible values, by its type. */
  values: string[];
  /** "src/components/button.tsx:22" */
  place: string;
}

/** Every `data-*` attribute that the package's components render. */
export function readRenderedAttributes(): RenderedAttribute[] {
  return withProject(`${root}tsconfig.build.json`, ({ program, checker }) => {
    const found: RenderedAttribute[] = [];
    for (const path of program.getSourceFileNames()) {
      if (!path.endsWith(".tsx")) continue;
      const file = program.getSourceFile(path);
      if (!file || program.isSourceFileFromExternalLibrary(file)) continue;
      const visit = (node: Node): undefined => {
        if (isJsxAttribute(node) && node.name.getText().startsWith("data-")) {
          const { line } = file.getLineAndCharacterOfPosition(node.getStart());
          found.push({
            name: node.name.getText(),
            on: classOf(node),
            values: valuesOf(node, checker),
            place: `${relative(root, path).replaceAll("\\", "/")}:${line + 1}`,
          });
        }
        node.forEachChild(visit);
        return undefined;
      };
      visit(file);
    }
    return found;
  });
}

/** A sentence for each difference between the explanations and the sources. */
export function attributeProblems(
  explained: readonly DataAttribute[],
  rendered: readonly RenderedAttribute[],
): string[] {
  const problems: string[] = [];
  const key = ({ name, on }: { name: string; on: string }): string => `${name} on .${on}`;
  const byKey = new Map(explained.map((attribute) => [key(attribute), attribute]));
  for (const attribute of rendered) {
    const known = byKey.get(key(attribute));
    if (!known) {
      problems.push(`${attribute.place} renders ${key(attribute)}, which nothing explains.`);
      continue;
    }
    for (const value of attribute.values)
      if (!(value in known.values))
        problems.push(`${attribute.place} renders ${key(attribute)} as "${value}", which nothing explains.`);
  }
  for (const attribute of explained) {
    const same = rendered.filter((one) => key(one) === key(attribute));
    if (same.length === 0) problems.push(`${key(attribute)} is explained, and no component renders it.`);
    const values = new Set(same.flatMap((one) => one.values));
    for (const value of same.length > 0 ? Object.keys(attribute.values) : [])
      if (!values.has(value))
        problems.push(`${key(attribute)} is explained as "${value}", which no component renders.`);
  }
  return problems;
}

function classOf(attribute: JsxAttribute): string {
  let className = "";
  attribute.parent.forEachChild((sibling) => {
    if (isJsxAttribute(sibling) && sibling.name.getText() === "className")
      className = /\byd[\w-]*/.exec(sibling.getText())?.[0] ?? "";
    return undefined;
  });
  return className;
}

function valuesOf({ initializer }: JsxAttribute, checker: Checker): string[] {
  if (!initializer) return [""];
  if (isStringLiteral(initializer)) return [initializer.text];
  const expression = isJsxExpression(initializer) ? initializer.expression : undefined;
  const type = expression && checker.getTypeAtLocation(expression);
  return type ? literalsOf(type) : [];
}

/** The values that a type allows, such as those of a union; "any string" for a type without fixed values. */
function literalsOf(type: Type): string[] {
  if (type.isUnionType()) return type.getTypes().flatMap(literalsOf);
  if (type.isStringLiteralType()) return [type.value];
  if (type.isIntrinsicType() && type.intrinsicName !== "undefined") return [`any ${type.intrinsicName}`];
  return [];
}
