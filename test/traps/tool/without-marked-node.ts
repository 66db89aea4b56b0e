import { parseSync } from "vite";
import { markedRange } from "./marked-range.ts";

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
