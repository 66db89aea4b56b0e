import { parseSync, Visitor } from "vite";

export interface Range {
  start: number;
  end: number;
}

/**
 * Where the marked node stands: the outermost statement, object member or array element that begins right after the
 * comment, with its comma.
 *
 * @throws {Error} where no such node begins there, or it is a declaration.
 */
export function markedRange(source: string, file: string, id: string): Range {
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
