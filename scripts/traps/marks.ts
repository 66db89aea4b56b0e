// The marks in the sources: where each stands, and the source without what it marks.
import { globSync, readFileSync } from "node:fs";
import { parseSync, Visitor } from "vite";

/** `// trap: <id>` above the node that handles a documented trap of a vendor. */
export interface Mark {
  id: string;
  /** Below the working directory, as all files here. */
  file: string;
}

/**
 * All marks in these files.
 *
 * @throws {Error} where one is not alone on its line, where it would be overlooked.
 */
export function findMarks(pattern: string): Mark[] {
  return globSync(pattern)
    .map((path) => path.replaceAll("\\", "/"))
    .sort()
    .flatMap((file) =>
      readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line.includes("// trap:"))
        .map((line) => {
          const [, id] = /^\s*\/\/ trap: ([a-z\d-]+)$/.exec(line) ?? [];
          if (!id) throw new Error(`${file}: "${line.trim()}" is no line of the form "// trap: <id>".`);
          return { id, file };
        }),
    );
}

/**
 * The source without what handles the trap. Blanks stand in its place, so that every line and column stays where it was.
 *
 * @throws {Error} where there is no such node, it holds another trap, or what remains does not parse.
 */
export function withoutMarkedNode(source: string, file: string, id: string): string {
  const { start, end } = markedRange(source, file, id);
  const node = source.slice(start, end);
  if (node.includes("// trap: ")) throw new Error(`What is marked ${id} in ${file} holds another trap.`);
  const rest = source.slice(0, start) + node.replace(/[^\n]/g, " ") + source.slice(end);
  const [error] = parseSync(file, rest).errors;
  if (error) throw new Error(`Without ${id}, ${file} does not parse: ${error.message}`);
  return rest;
}

interface Range {
  start: number;
  end: number;
}

/**
 * Where the marked node stands: the outermost statement, object member or array element that begins right after the
 * comment, with its comma.
 *
 * @throws {Error} where no such node begins there, or it is a declaration.
 */
function markedRange(source: string, file: string, id: string): Range {
  const mark = new RegExp(`^[ \\t]*// trap: ${id}$`, "m").exec(source);
  if (!mark) throw new Error(`${file} has no mark ${id}.`);
  const start = skip(source, mark.index);
  const [node] = removableNodes(source, file)
    .filter((one) => one.start === start)
    .sort((one, other) => other.end - one.end);
  if (!node)
    throw new Error(`No statement, object member or array element begins after the mark, in ${file}.`);
  if (node.type.endsWith("Declaration"))
    throw new Error(`What is marked ${id} in ${file} declares a name: without it the code is only broken.`);
  const { end } = node;
  const next = skip(source, end);
  return { start, end: source[next] === "," ? next + 1 : end };
}

function removableNodes(source: string, file: string): (Range & { type: string })[] {
  const found: ((Range & { type: string }) | null)[] = [];
  const { program, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file} does not parse: ${errors[0].message}`);
  new Visitor({
    Program: ({ body }) => void found.push(...body),
    BlockStatement: ({ body }) => void found.push(...body),
    SwitchCase: ({ consequent }) => void found.push(...consequent),
    ClassBody: ({ body }) => void found.push(...body),
    ObjectExpression: ({ properties }) => void found.push(...properties),
    ArrayExpression: ({ elements }) => void found.push(...elements),
  }).visit(program);
  return found.filter((node) => node !== null);
}

/** The next place that is neither white space nor comment. */
function skip(source: string, from: number): number {
  const space = /(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*/y;
  space.lastIndex = from;
  space.exec(source);
  return space.lastIndex;
}
