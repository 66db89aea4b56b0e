import type { SessionDevice } from "../contract.ts";
import { majorOf, plainName } from "../core/user-agent/product-names.ts";
import type { QuotedString } from "./quoted-strings.ts";

/** A product among the brands. */
export interface HintedProduct {
  browser: string;
  browserVersion: string | undefined;
  /** The other names by which its user agent may call it. */
  disguises: readonly string[];
}

/**
 * Product name and disguises by brand. Engines ("Chromium"), embedders ("Android WebView") and the made-up brands that
 * browsers mix in ("Not_A Brand") are not among them.
 */
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
  ["HeadlessChrome", ["Headless Chrome", "Chrome"]],
]);
/** Brands of programs that show pages inside of others. */
const embedders = new Set(["Android WebView", "Microsoft Edge WebView2"]);

/** The product that the brands name, in whatever order they come; undefined if they name none or several. */
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

/**
 * The product of a user agent that claims to be Chrome and of brands that don't: Chrome always sends its own. It is the one
 * brand left after the engine, the embedder and the made-up one, or else the embedder, or else the engine.
 */
export function unlistedProductOf(
  { browser }: SessionDevice,
  brands: readonly QuotedString[],
): HintedProduct | undefined {
  const embedder = brands.find(({ value }) => embedders.has(value));
  const base = embedder ?? brands.find(({ value }) => value === "Chromium");
  if (browser !== "Chrome" || !base) return undefined;
  const others = brands.filter(
    ({ value }) => value !== "Chromium" && !embedders.has(value) && !isMadeUp(value),
  );
  const [own, another] = new Set(
    others.map(({ value }) => value).filter((value) => value !== "Google Chrome"),
  );
  const isChrome = others.some(({ value }) => value === "Google Chrome");
  if (isChrome && (!own || another)) return undefined;
  const name = another ? undefined : plainName(own);
  const { version } = (name && others.find(({ value }) => value === own)) || base;
  return { browser: name ?? base.value, browserVersion: majorOf(version), disguises: ["Chrome"] };
}

/** "Not_A Brand", "(Not(A:Brand", "Not;A=Brand": Chromium changes the signs between the words with each release. */
function isMadeUp(brand: string): boolean {
  return /^not *a *brand$/i.test(brand.replace(/[^a-z]+/gi, " ").trim());
}
