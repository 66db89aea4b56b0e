const width = 120;

export const code = (text: string): string => (text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``);
export const fenced = (text: string): string => `\`\`\`ts\n${text}\n\`\`\``;
export const indented = (text: string): string => text.replace(/^(?=.)/gm, "  ");
export const joined = (text: string): string => text.replaceAll(/\n\s*/g, " ");
export const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The anchor that GitHub gives to a heading. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}

/** Breaks lines between words, never inside `code`. */
export function wrap(text: string, indent: string, first = ""): string {
  const words = text.match(/(?:`[^`]*`|[^\s`])+/g) ?? [];
  const lines: string[] = [];
  let line = first;
  for (const word of words) {
    const isFull = line.length + 1 + word.length > width && line.trim() !== "" && line !== first;
    if (isFull) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line += line === first || line === indent ? word : ` ${word}`;
  }
  return [...lines, line].join("\n");
}
