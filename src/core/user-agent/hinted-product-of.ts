import { majorOf } from "./major-of.ts";
import type { QuotedString } from "./quoted-strings-of.ts";

/** A product among the brands. */
export interface HintedProduct {
  browser: string;
  browserVersion: string | undefined;
  /** What its user agent may call it instead. */
  disguises: readonly string[];
}

// Engines, embedders and the made-up brands that keep the list from being relied on are no products.
const products = new Map<string, readonly [browser: string, ...disguises: string[]]>([
  ["Brave", ["Brave", "Chrome"]],
  ["Microsoft Edge", ["Edge", "Chrome"]],
  ["Opera", ["Opera", "Chrome"]],
  ["Opera GX", ["Opera GX", "Opera", "Chrome"]],
  ["Vivaldi", ["Vivaldi", "Chrome"]],
  ["Yandex", ["Yandex", "Chrome"]],
  ["YaBrowser", ["Yandex", "Chrome"]],
  ["Samsung Internet", ["Samsung Internet", "Chrome"]],
  ["DuckDuckGo", ["DuckDuckGo", "Edge", "Chrome"]],
]);

/** The product that the brands name, which come in no order; undefined where they name none or several. */
export function hintedProductOf(brands: readonly QuotedString[]): HintedProduct | undefined {
  let found: HintedProduct | undefined;
  for (const { value, version } of brands) {
    const [browser, ...disguises] = products.get(value) ?? [];
    if (browser === undefined) continue;
    if (found && found.browser !== browser) return undefined;
    found = { browser, browserVersion: found?.browserVersion ?? majorOf(version), disguises };
  }
  return found;
}
