// Finds the marks in the sources, and removes from a file the code that one of its marks stands above.
//
// A mark is a key in the comment above the code that handles a documented trap of a vendor:
//   // <the fact, as a sentence> (trap: <id>).
//   // <the fact, as a sentence> (trap: <id> -> <expression>).
// The first form means: remove the code below. The second means: replace it. The expression then takes the place of the
// initializer, the returned or assigned value, the condition, the member's value or the element.
import { globSync, readFileSync } from "node:fs";
import { type ESTree, type ParseResult, parseSync, Visitor } from "vite";
import { commentBlocks } from "../comment-blocks.ts";

export interface Mark {
  id: string;
  /** Relative to the working directory, like all paths in this file. */
  file: string;
  /** The code that replaces the marked code; absent = the marked code is removed. */
  replacement?: string;
}

interface Range {
  start: number;
  end: number;
}

interface PlacedMark extends Mark {
  comment: Range;
}

/**
 * All marks in these files.
 *
 * @throws {Error} if one can't be read, because it would be overlooked.
 */
export function findMarks(pattern: string): Mark[] {
  return globSync(pattern)
    .map((path) => path.replaceAll("\\", "/"))
    .sort()
    .flatMap((file) => {
      const source = readFileSync(file, "utf8");
      return source.includes("trap:") ? marksIn(source, file) : [];
    })
    .map(({ comment: _, ...mark }) => mark);
}

/**
 * The source without the code that handles the trap. All other lines keep their numbers.
 *
 * @throws {Error} if there is no such code, it holds another trap, or what remains does not parse.
 */
export function withoutHandling(source: string, file: string, id: string): string {
  const marks = marksIn(source, file);
  const mark = marks.find((one) => one.id === id);
  if (!mark) throw new Error(`${file} has no mark ${id}.`);
  const { start, end } = mark.replacement ? replacedRange(source, mark) : removedRange(source, mark);
  if (marks.some(({ comment }) => comment.start > start && comment.start < end))
    throw new Error(`What is marked ${id} in ${file} holds another trap.`);
  const removed = source.slice(start, end);
  const instead = mark.replacement
    ? `(${mark.replacement})${removed.replace(/[^\n]/g, "")}`
    : removed.replace(/[^\n]/g, " ");
  const rest = source.slice(0, start) + instead + source.slice(end);
  const [error] = parseSync(file, rest).errors;
  if (error) throw new Error(`Without ${id}, ${file} does not parse: ${error.message}`);
  return rest;
}

const sentence = /^.{19,}[.!?]$/;

function marksIn(source: string, file: string): PlacedMark[] {
  const { comments } = parse(source, file);
  return commentBlocks(source, comments).flatMap((block) => {
    if (!/\btrap:/.test(block.text)) return [];
    const [mark, ...more] = block.isAlone ? readMarks(block.text, file) : [];
    if (!mark)
      throw new Error(
        `${file}: "${block.text.trim()}" is not a mark: write "// <fact> (trap: <id>)." on lines of its own.`,
      );
    if (more.length > 0)
      throw new Error(
        `${file}: one comment has the marks ${[mark, ...more].map(({ id }) => id).join(", ")}.`,
      );
    const { fact, ...rest } = mark;
    if (!sentence.test(fact))
      throw new Error(`${file}: the comment of ${mark.id} does not say the fact in a sentence.`);
    return { ...rest, file, comment: { start: block.start, end: block.end } };
  });
}

interface ReadMark {
  id: string;
  replacement?: string;
  /** The comment without the key. */
  fact: string;
}

function readMarks(text: string, file: string): ReadMark[] {
  const line = text.replaceAll("\n", "");
  return [...line.matchAll(/\(trap: ([a-z\d-]+)(?:\)| -> )/g)].map((match) => {
    const [opening, id = ""] = match;
    if (opening.endsWith(")")) return { id, fact: line.replace(opening, "").trim() };
    const replacement = firstExpression(line.slice(match.index + opening.length), file);
    if (!replacement) throw new Error(`${file}: no expression stands behind "trap: ${id} ->".`);
    return { id, replacement, fact: line.replace(`${opening}${replacement})`, "").trim() };
  });
}

/** The shortest text before a closing bracket that is a whole expression. Brackets in it may be nested or quoted. */
function firstExpression(text: string, file: string): string | undefined {
  return [...text.matchAll(/\)/g)]
    .map(({ index }) => text.slice(0, index))
    .find((code) => {
      const { program, errors } = parseSync(file, `(${code}\n);`);
      return errors.length === 0 && program.body.length === 1 && code.trim() !== "";
    });
}

/**
 * The outermost statement, object member or array element that begins right after the comment, with its comma.
 *
 * @throws {Error} if no such node begins there, or if it is a declaration.
 */
function removedRange(source: string, mark: PlacedMark): Range {
  const { start, end, type } = markedNode(source, mark);
  if (type.endsWith("Declaration"))
    throw new Error(
      `What is marked ${mark.id} in ${mark.file} declares a name: say what its value is without the handling.`,
    );
  const next = skip(source, end);
  return { start, end: source[next] === "," ? next + 1 : end };
}

/** @throws {Error} if the node after the comment has no expression to replace. */
function replacedRange(source: string, mark: PlacedMark): Range {
  const node = markedNode(source, mark);
  const expression = node.isElement && node.type !== "SpreadElement" ? node : expressionOf(node);
  if (!expression) throw new Error(`What is marked ${mark.id} in ${mark.file} has no expression to replace.`);
  return expression;
}

function expressionOf(node: Marked): Range | null | undefined {
  switch (node.type) {
    case "ExportNamedDeclaration":
      return node.declaration && expressionOf(node.declaration);
    case "VariableDeclaration":
      return node.declarations.length === 1 ? node.declarations[0]?.init : undefined;
    case "ExpressionStatement":
      return node.expression.type === "AssignmentExpression" ? node.expression.right : node.expression;
    case "ReturnStatement":
    case "ThrowStatement":
    case "SpreadElement":
      return node.argument;
    case "IfStatement":
    case "WhileStatement":
      return node.test;
    case "Property":
      return node.shorthand || node.method || node.kind !== "init" ? undefined : node.value;
    case "PropertyDefinition":
      return node.value;
    default:
      return undefined;
  }
}

type Marked = NonNullable<
  | ESTree.Directive
  | ESTree.Statement
  | ESTree.ClassElement
  | ESTree.ObjectPropertyKind
  | ESTree.ArrayExpressionElement
>;

function markedNode(source: string, { file, comment }: PlacedMark): Marked & { isElement?: boolean } {
  const start = skip(source, comment.end);
  const found: (Marked & { isElement?: boolean })[] = [];
  new Visitor({
    Program: ({ body }) => void found.push(...body),
    BlockStatement: ({ body }) => void found.push(...body),
    SwitchCase: ({ consequent }) => void found.push(...consequent),
    ClassBody: ({ body }) => void found.push(...body),
    ObjectExpression: ({ properties }) => void found.push(...properties),
    ArrayExpression: ({ elements }) => {
      for (const element of elements) if (element) found.push({ ...element, isElement: true });
    },
  }).visit(parse(source, file).program);
  const [node] = found.filter((one) => one.start === start).sort((one, other) => other.end - one.end);
  if (!node)
    throw new Error(`No statement, object member or array element begins after the mark, in ${file}.`);
  return node;
}

function parse(source: string, file: string): ParseResult {
  const parsed = parseSync(file, source);
  if (parsed.errors[0]) throw new Error(`${file} does not parse: ${parsed.errors[0].message}`);
  return parsed;
}

/** The next position after white space and comments. */
function skip(source: string, from: number): number {
  const space = /(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*/y;
  space.lastIndex = from;
  space.exec(source);
  return space.lastIndex;
}
