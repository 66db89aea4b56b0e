/** The parts of a docstring. */
export interface Doc {
  /** The text before the first tag, with its line breaks. Empty = there is no text. */
  text: string;
  tags: { name: string; text: string }[];
}

/** Reads the docstring directly above a declaration, from the text before it. */
export function readDoc(trivia: string): Doc {
  const comment = [...trivia.matchAll(/\/\*\*([\s\S]*?)\*\//g)].at(-1)?.[1] ?? "";
  const lines = comment.split("\n").map((line) => line.replace(/^\s*\* ?/, "").trimEnd());
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (/^@\w/.test(line)) blocks.push([]);
    blocks.at(-1)?.push(line);
  }
  const [text = "", ...tags] = blocks.map((block) => plainLinks(block.join("\n").trim()));
  return {
    text,
    tags: tags.map((tag) => {
      const [, name = "", rest = ""] = /^@(\w+)\s*([\s\S]*)$/.exec(tag) ?? [];
      return { name, text: rest };
    }),
  };
}

const plainLinks = (text: string): string => text.replace(/\{@link\s+([^}\s]+)\s*\}/g, "`$1`");
