import { endsInName, isCut, saysMore } from "./cut.ts";
import type { System } from "./platform.ts";
import { type Client, majorOf, ownProductOf, plainName } from "./product-names.ts";

/**
 * Browsers and applications that ua-parser-js does not know or takes for another one, by their token. The first group is the
 * version, if the token has one. The first line that fits decides: the own name before what the program also claims to be.
 */
const missed: readonly (readonly [RegExp, string])[] = [
  [/ Brave(?:\/(\d[\w.]*))?(?: |$)/, "Brave"],
  [/\bBarcelona (\d[\w.]*)/, "Threads"],
  [/\btrill_(\d[\w.]*)/, "TikTok"],
  [/\(Ecosia \w+@(\d[\w.]*)/, "Ecosia"],
  [/; Valve Steam \w+\//, "Steam"],
  [/\[Pinterest\//, "Pinterest"],
  [/\bHeadlessEdg\/(\d[\w.]*)/, "Headless Edge"],
  [/\bwxwork\/(\d[\w.]*)/, "WeCom"],
  [/\bDingTalk(?:\/|\()(\d[\w.]*)/, "DingTalk"],
  [/\b(?:Lark|Feishu)\/(\d[\w.]*)/, "Lark"],
  [/\bAlipayClient\/(\d[\w.]*)/, "Alipay"],
  [/\b(?:FBAN\/Messenger|FB_IAB\/Orca)[\w-]*;.*\bFBAV\/(\d[\w.]*)/, "Messenger"],
  // Its name on computers is in the middle of a word: "MacWechat/3.8", "WindowsWechat/WMPF".
  [/\bMicroMessenger\/(\d[\w.]*)/, "WeChat"],
  [/\bAliApp\(TB\/(\d[\w.]*)/, "Taobao"],
  [/ PHX\/(\d[\w.]*)/, "Phoenix Browser"],
  [/ MZBrowser\/(\d[\w.]*)/, "Meizu Browser"],
  [/\bXiaoMi\/Mint Browser\/(\d[\w.]*)/, "Mint Browser"],
  [/\bYandexSearch(?:Browser|WebView)?\/(\d[\w.]*)/, "Yandex"],
  [/ (?:Ddg|DuckDuckGo)\/(\d[\w.]*)/, "DuckDuckGo"],
  [/ Vivaldi\/(\d[\w.]*)/, "Vivaldi"],
  [/ Line\/(\d[\w.]*)/, "LINE"],
  [/ (?:GSA|GoogleApp)\/(\d[\w.]*)/, "Google app"],
  [/\[LinkedInApp\](?:\/(\d[\w.]*))?/, "LinkedIn"],
];
/** Libraries that put Chrome into other programs. It is the version of the library that they write. */
const libraries = /\b(?:QtWebEngine|Cef|CefSharp|Crosswalk|NWJS)\//i;
/** Comments say what else a program is compatible with, but the names of two stand in one. */
const compatible = / \((?!Ecosia |[^()]*; Valve Steam \w+\/)(?:[^()]|\([^()]*\))*(?:\)|$)| like \S+/g;
const apple = new Set(["iOS", "iPadOS", "macOS"]);
const embedded = new Set(["Tizen", "webOS", "KaiOS", "OpenHarmony"]);
/** What programs with the same engine claim to be, too. */
const shared = new Set(["Chrome", "Chromium", "Safari", "Firefox"]);
const embedders = new Set(["Android Browser", "Android WebView"]);

/**
 * The browser by its product name, or the application if it shows the page inside of it.
 *
 * @param found the browser as ua-parser-js names it.
 * @param isBox a television or a console: their user agents are full of data that is written like products.
 */
export function browserOf(
  text: string,
  found: { name?: string | undefined; version?: string | undefined },
  system: System,
  isBox: boolean,
): Client {
  const own = text.replace(compatible, "");
  for (const [token, browser] of missed) {
    const match = token.exec(own);
    if (match) return named(browser, versionIn(text, match[1]));
  }
  const browser = knownNameOf(text, found.name);
  if (browser === undefined || browser === "Edge" || shared.has(browser) || embedders.has(browser)) {
    // Who writes a name of their own is not called by the name of the engine, even if that name can't be shown.
    const product = ownProductOf(text);
    if (product?.name && !isBox) return named(product.name, versionIn(text, product.version));
    if (product) return {};
  }
  const isApple = apple.has(system.os ?? "") || system.model === "iPad or Mac";
  if (browser === undefined || isClaimOfAnEngine(text, browser, isApple, system)) return {};
  if (!isWhole(text, browser)) return {};
  // A browser of its own until Android 4.4. Since then it is any application that embeds Chrome.
  const chrome = browser === "Android Browser" ? /\bChrome\/(\d[\w.]*)/.exec(text) : null;
  return chrome ? named("Android WebView", chrome[1]) : named(browser, versionIn(text, found.version));
}

/** True if no other name can follow, or be meant to follow, the one that has been found. */
function isWhole(text: string, browser: string): boolean {
  if (/\b(?:CriOS|FxiOS)\//.test(text)) return true;
  if (browser === "Edge") return !endsInName(text);
  if (shared.has(browser)) return !isCut(text) && !saysMore(text);
  return !embedders.has(browser) || !(isCut(text) || endsInName(text));
}

/** What ua-parser-js found, by its product name; undefined for an engine, and for the end of a word: "Knowledge/2.1" is not Edge. */
function knownNameOf(text: string, found: string | undefined): string | undefined {
  const name = found?.toLowerCase() ?? "";
  const before = text[text.toLowerCase().indexOf(`${name}/`) - 1];
  // The library's "QQBrowser" is the "MQQBrowser" of the text.
  if (before && /[\p{L}\p{N}_-]/u.test(before) && name !== "qqbrowser") return undefined;
  const known = browserNames.get(name);
  return known === undefined ? plainName(found) : (known ?? undefined);
}

/** The version, unless the text may end in the middle of its first number: "Edg/13" of "Edg/131.0.0.0". */
function versionIn(text: string, version: string | undefined): string | undefined {
  return version && /^\d+$/.test(version) && text.endsWith(version) ? undefined : version;
}

function named(browser: string, version: string | undefined): Client {
  return {
    ...(browser.startsWith("Headless ") ? { type: "bot" } : {}),
    browser,
    browserVersion: majorOf(version),
  };
}

/** Televisions, consoles and browsers for Linux claim to be the browser whose engine they use. */
function isClaimOfAnEngine(
  text: string,
  browser: string,
  isApple: boolean,
  { os = "", model }: System,
): boolean {
  // A page inside of an application may say Safari, too, but only Safari itself says its version.
  if (browser === "Safari") return (!isApple && os !== "Windows") || !/\bVersion\//.test(text);
  if (browser.startsWith("Android ")) return os !== "Android";
  if (browser === "Chrome" && libraries.test(text)) return true;
  return (browser === "Chrome" || browser === "Firefox") && (embedded.has(os) || model === "Chromecast");
}

/** Product names by what ua-parser-js calls them, in lower case; the others keep that name. `null` = not a product. */
const browserNames: ReadonlyMap<string, string | null> = new Map<string, string | null>([
  ["chrome", "Chrome"],
  ["firefox", "Firefox"],
  ["mobile safari", "Safari"],
  ["chrome webview", "Android WebView"],
  ["chrome headless", "Headless Chrome"],
  ["ie", "Internet Explorer"],
  ["iemobile", "Internet Explorer"],
  ["opera mobi", "Opera"],
  ["opera tablet", "Opera"],
  ["opera touch", "Opera"],
  ["opera coast", "Opera"],
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
