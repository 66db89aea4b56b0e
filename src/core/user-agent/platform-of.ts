const firstComment = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)/;

/** The first comment, in which programs name their platform; where there is none, all but the program's name. */
export function platformOf(text: string): string {
  return firstComment.exec(text)?.[1] ?? text.replace(/^\S+/, "");
}
