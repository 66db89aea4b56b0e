import type { Page } from "@playwright/test";

/** The places in a page that have one of `texts`: "dom: <text>", "cache: <text>", "storage: …", "url: …", "cookie: …". */
export function findText(page: Page, texts: string[]): Promise<string[]> {
  return page.evaluate((wanted) => {
    const seen = new Set<unknown>();
    const strings: string[] = [];
    // JSON would leave out an error's message, Maps, and members that are not enumerable.
    const walk = (value: unknown): void => {
      if (typeof value === "string") strings.push(value);
      if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value))
        return;
      seen.add(value);
      if (value instanceof Node || value === window) return;
      if (value instanceof Map) for (const entry of value) walk(entry);
      if (value instanceof Set) for (const entry of value) walk(entry);
      for (const key of Reflect.ownKeys(value)) {
        walk(key);
        const property = Object.getOwnPropertyDescriptor(value, key);
        if (property && "value" in property) walk(property.value);
      }
    };
    const client = Reflect.get(window, "__queryClient");
    for (const query of client.getQueryCache().getAll()) walk([query.queryKey, query.queryHash, query.state]);
    for (const mutation of client.getMutationCache().getAll())
      walk([mutation.state, mutation.options.mutationKey]);

    const inputs = [...document.querySelectorAll("input, textarea")].map((input) =>
      Reflect.get(input, "value"),
    );
    const places = {
      dom: document.documentElement.outerHTML + inputs.join("\n"),
      cache: strings.join("\n"),
      storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
      cookie: document.cookie,
      url: location.href + JSON.stringify(history.state) + document.referrer,
    };
    return Object.entries(places).flatMap(([place, content]) =>
      wanted.filter((text) => content.includes(text)).map((text) => `${place}: ${text}`),
    );
  }, texts);
}
