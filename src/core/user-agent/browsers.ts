import { type Client, majorOf, plainName, productsOf } from "./product-names.ts";
import type { System } from "./systems.ts";

/** Browsers that ua-parser-js does not know, by their token. The first group is the version, if the token has one. */
const missed: readonly (readonly [RegExp, string])[] = [
  [/ Brave(?:\/(\d[\w.]*))?(?: |$)/, "Brave"],
  [/\bBarcelona (\d[\w.]*)/, "Threads"],
  [/\btrill_(\d[\w.]*)/, "TikTok"],
  [/\(Ecosia \w+@(\d[\w.]*)/, "Ecosia"],
  [/\[Pinterest\//, "Pinterest"],
  [/\bHeadlessEdg\/(\d[\w.]*)/, "Headless Edge"],
];
const engine = new Set(["Mozilla", "AppleWebKit", "Version", "Mobile", "Safari", "Gecko"]);
const apple = new Set(["iOS", "iPadOS", "macOS"]);
const embedded = new Set(["Tizen", "webOS", "KaiOS", "OpenHarmony"]);

/**
 * The browser by its product name, or the application if it shows the page inside of it.
 *
 * @param found the browser as ua-parser-js names it.
 */
export function browserOf(
  text: string,
  found: { name?: string | undefined; version?: string | undefined },
  system: System,
): Client {
  for (const [token, browser] of missed) {
    const match = token.exec(text);
    if (match) return named(browser, match[1]);
  }
  const known = browserNames.get(found.name?.toLowerCase() ?? "");
  const browser = known === undefined ? plainName(found.name) : (known ?? undefined);
  const isApple = apple.has(system.os ?? "") || system.model === "iPad or Mac";
  if (isApple && (browser === undefined || browser === "Safari")) {
    // An application that shows a page keeps WebKit and Safari in the user agent and adds its own name.
    const app = productsOf(text).find(({ name }) => !engine.has(name) && plainName(name));
    if (app) return named(app.name, app.version);
  }
  if (browser === undefined || isClaimOfAnEngine(browser, isApple, system)) return {};
  // A browser of its own until Android 4.4. Since then it is any application that embeds Chrome.
  const chrome = browser === "Android Browser" ? /\bChrome\/(\d[\w.]*)/.exec(text) : null;
  return chrome ? named("Android WebView", chrome[1]) : named(browser, found.version);
}

function named(browser: string, version: string | undefined): Client {
  return {
    ...(browser.startsWith("Headless ") ? { type: "bot" } : {}),
    browser,
    browserVersion: majorOf(version),
  };
}

/** Televisions, consoles and browsers for Linux claim to be the browser whose engine they use. */
function isClaimOfAnEngine(browser: string, isApple: boolean, { os = "", model }: System): boolean {
  if (browser === "Safari") return !isApple && os !== "Windows";
  return (browser === "Chrome" || browser === "Firefox") && (embedded.has(os) || model === "Chromecast");
}

/** Product names by what ua-parser-js calls them, in lower case; the others keep that name. `null` = not a product. */
const browserNames: ReadonlyMap<string, string | null> = new Map<string, string | null>([
  ["mobile safari", "Safari"],
  ["chrome webview", "Android WebView"],
  ["chrome headless", "Headless Chrome"],
  ["ie", "Internet Explorer"],
  ["iemobile", "Internet Explorer"],
  ["opera mobi", "Opera"],
  ["opera tablet", "Opera"],
  ["opera touch", "Opera"],
  ["opera coast", "Opera"],
  ["gsa", "Google app"],
  ["line", "LINE"],
  ["kakaotalk", "KakaoTalk"],
  ["naver", "Naver"],
  ["weibo", "Weibo"],
  ["ucbrowser", "UC Browser"],
  // The library calls the chat and the browser by one name.
  ["qqbrowser", "QQ"],
  ["qqbrowserlite", "QQ"],
  ["360", "360 Browser"],
  ["115", "115 Browser"],
  ["heytap", "HeyTap Browser"],
  ["vivo browser", "Vivo Browser"],
  ["oculus browser", "Meta Quest Browser"],
  ["klar", "Firefox Klar"],
  ["fennec", "Firefox"],
  ["palemoon", "Pale Moon"],
  // Engines, a car, and names that every browser claims.
  ["webkit", null],
  ["khtml", null],
  ["cobalt", null],
  ["mozilla", null],
  ["netscape", null],
  ["tesla", null],
]);
