const isText = (node: Node): node is Text => node.nodeType === Node.TEXT_NODE;
const untranslated = "script, style, svg, title, font";

/**
 * Does to the page what a browser's translator does: each text node gives its place to `<font><font>…`, now and again
 * after each change, and stays alive outside of the page, where React may still hold it. The words stay the same.
 *
 * @returns Ends the translation and tells how many text nodes were replaced.
 */
export function translatePage(): () => number {
  const replaced: Text[] = [];
  const translate = (text: Text): void => {
    if (!text.data || !text.parentElement || text.parentElement.closest(untranslated)) return;
    const inner = document.createElement("font");
    inner.textContent = text.data;
    const outer = document.createElement("font");
    outer.append(inner);
    text.replaceWith(outer);
    replaced.push(text);
  };
  const translateAll = (): void => {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (isText(walker.currentNode)) texts.push(walker.currentNode);
    texts.forEach(translate);
  };
  translateAll();
  const observer = new MutationObserver(translateAll);
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  return () => {
    observer.disconnect();
    return replaced.length;
  };
}
