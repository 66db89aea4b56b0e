import type { ParseResult } from "vite";

/** One comment as people read it: consecutive line comments count as one. */
export interface CommentBlock {
  start: number;
  end: number;
  /** The comment line by line, without the slashes. */
  text: string;
  /** True for a line comment with nothing else on its lines. */
  isAlone: boolean;
}

export function commentBlocks(source: string, comments: ParseResult["comments"]): CommentBlock[] {
  const blocks: CommentBlock[] = [];
  for (const { type, value, start, end } of comments) {
    const isAlone = type === "Line" && /(?:^|\n)[^\S\n]*$/.test(source.slice(0, start));
    const last = blocks.at(-1);
    if (isAlone && last?.isAlone && /^\r?\n[^\S\n]*$/.test(source.slice(last.end, start))) {
      last.text += `\n${value.trimEnd()}`;
      last.end = end;
    } else blocks.push({ text: value.trimEnd(), isAlone, start, end });
  }
  return blocks;
}
