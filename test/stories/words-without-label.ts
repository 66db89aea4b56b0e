import { marks } from "../../stories/support/languages/pseudo.ts";

const attributes = ["aria-label", "aria-description", "aria-roledescription", "placeholder", "title", "alt"];

/** Each text that people of this page see or hear, hidden ones included. */
function textsOf(root: ParentNode): string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(root as Node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode as Text;
    if (!parentElement?.closest("script, style")) texts.push(data);
  }
  for (const element of root.querySelectorAll("*"))
    for (const name of attributes) {
      const text = element.getAttribute(name);
      if (text) texts.push(text);
    }
  return texts;
}

/** What stands outside of the marks, also of marks within marks. */
function unmarked(text: string): string {
  let depth = 0;
  let outside = "";
  for (const letter of text) {
    if (letter === marks[0]) depth += 1;
    else if (letter === marks[1]) depth -= 1;
    else if (depth === 0) outside += letter;
  }
  return outside.replace(/[\u2068\u2069\s]+/g, " ").trim();
}

/** The words of the page that no label has made. `isData` knows names, places, times and ids. */
export function wordsWithoutLabel(root: ParentNode, isData: (text: string) => boolean): string[] {
  return textsOf(root)
    .map(unmarked)
    .filter((text) => text && !isData(text));
}
