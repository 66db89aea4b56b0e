import type { DeviceType } from "../../contract.ts";
import { withoutName } from "./platform.ts";
import {
  type Client,
  isForSystem,
  isOneName,
  majorOf,
  ownProductOf,
  type Product,
  plainName,
  productsOf,
} from "./product-names.ts";
import { isSpare } from "./spare-words.ts";

// CFNetwork writes a space as "%20", so it is part of the word: "My%20Bank/5.2".
const firstWord = /^([^\s/(),;]+)(?:(?:\/v?| (?=\d+\.))(\d[\w.-]*))?/;
const firstWords = /^([^/(),;[\]]+)\/v?(\d[\w.-]*)/;
const shell = /\b(?:Windows)?PowerShell\/(\d[\w.]*)/;

/** A tool or an application by its own name; undefined for a browser. */
export function appOf(text: string): Client | undefined {
  if (/^(?:Mozilla|Opera)[/ ]/i.test(text)) {
    const version = shell.exec(text)?.[1];
    return version ? { type: "cli", browser: "PowerShell", browserVersion: majorOf(version) } : undefined;
  }
  const [, word = "", version] = firstWord.exec(text) ?? [];
  const tool = tools.get(word.toLowerCase());
  if (tool)
    return {
      // "okhttp" runs on servers, phones and televisions alike, so the system decides.
      ...(tool.type === "unknown" ? {} : { type: tool.type }),
      browser: tool.name,
      browserVersion: tool.isUnversioned ? undefined : majorOf(version),
    };
  const named =
    namedBy(word, version) ?? namedBy(...(firstWords.exec(text)?.slice(1) ?? [])) ?? ownProductOf(text);
  const browser = plainName(named?.name);
  if (browser) return { browser, browserVersion: majorOf(named?.version) };
  // Darwin is the core of iOS, iPadOS, tvOS, watchOS and macOS alike, so it tells no system.
  if (/^(?:Mobile)?Safari\/.* CFNetwork\//.test(text)) return { browser: "Safari" };
  return { browser: /\bCFNetwork\/|\bDarwin\//.test(text) ? "Apple app" : undefined };
}

/** The name before a version, unless it is that of an engine or a system: "Safari/600.2.5 MyShop", "iOS/14.8.1". */
function namedBy(words = "", version?: string): Product | undefined {
  const name = plainName(decoded(words)?.replace(/ for (?:Android|iOS|iPadOS|iPhone|iPad|Mac|Windows)$/, ""));
  return name &&
    version &&
    isOneName(words) &&
    (isForSystem(name) || !isSpare(name.split(" ").at(-1) as string))
    ? { name, version }
    : undefined;
}

function decoded(word: string): string | undefined {
  try {
    return decodeURIComponent(word);
  } catch {
    return undefined;
  }
}

/** A desktop application built on Electron, by its own name if it has one there. */
export function electronAppOf(text: string): Client | undefined {
  if (!/\bElectron\//.test(text)) return undefined;
  const electron = productsOf(text).find(({ name }) => name === "Electron");
  if (!electron) return undefined;
  const app = ownProductOf(text) ?? electron;
  return { type: "desktop", browser: app.name, browserVersion: majorOf(app.version) };
}

const named =
  /(?<!like )\b(Slurp|facebookexternalhit|meta-externalagent|meta-externalfetcher|Mediapartners-Google|GoogleOther(?:-Image|-Video)?|Google-InspectionTool|APIs-Google|FeedFetcher-Google|BingPreview|Chrome-Lighthouse|ia_archiver|PhantomJS|Playwright|Puppeteer|ChatGPT-User|Claude-User|Claude-Web|Perplexity-User|MistralAI-User|cohere-ai|anthropic-ai|SkypeUriPreview|Scrapy)\b(?:\/(\d[\w.]*))?/i;
// "Googlebot", "AhrefsBot", "Baiduspider", "Slackbot-LinkExpanding". Not Cubot, which makes phones.
const generic = /(?<![\w.-])((?!cubot)[\w.-]*(?:bot|crawler|spider)(?:-\w+)*)(?![a-z])(?:\/v?(\d[\w.]*))?/i;
// "(compatible; Feedfetcher/1.0; +https://example.test)": programs that look around on their own say where to complain.
const visitor = /[(;] ?compatible; (?!MSIE)([\w .!-]+?)(?:\/v?(\d[\w.]*))?(?:[;,:]| [+(])[^()]*https?:\/\//;
// "ChatBot/2.1 CFNetwork/1410" is an application on somebody's device, in spite of its name.
const application = /\b(?:CFNetwork|okhttp|Alamofire|Electron|Dart|Dalvik|Expo|Scale)\/|; wv\)/;
const anonymous = /^(?:ro)?bot$|^crawler$|^spider$/i;

/** A crawler by its own name. The browser and the system that it claims besides are a disguise. */
export function botOf(text: string): Client | undefined {
  if (application.test(text) && !/https?:\/\//.test(text)) return undefined;
  const [match, name, version] =
    named.exec(text) ??
    visitor.exec(text) ??
    generic.exec(nameless(text).replace(/\([^()]*|\[[^[\]]*/g, withoutHardware)) ??
    [];
  if (match === undefined) return undefined;
  const browser = name && anonymous.test(name) ? undefined : plainName(name);
  return { type: "bot", browser, browserVersion: browser && majorOf(version) };
}

// A crawler says where to complain.
const saysWhere = /\bcompatible\b|https?:|@/i;
const systems =
  /\b(?:Android|Linux|Windows|Macintosh|iP(?:hone|ad|od)[\d,]*|(?:i|iPad|mac|watch|tv|Harmony)OS|\d+dpi)\b/i;

/**
 * The text without the name of an application, which may be called like a crawler: "Spider Solitaire/5.2 (iPad; iOS 18.2)" on
 * somebody's device, and "Robot_Vacuum". Linux alone is what servers have.
 */
function nameless(text: string): string {
  if (saysWhere.test(text)) return text;
  const rest = withoutName(text);
  const isApplication = !/\b(?:Mozilla|Opera|like)\b/.test(text) && systems.test(rest.replace("Linux", ""));
  return isApplication ? rest : text.replace(/(?:bot|spider)[\d_]/gi, "");
}

const oneWord = /^ *[\w.-]*(?:bot|crawler|spider)[\w-]*(\/v?\d[\w.]*)? *$/i;

/**
 * The comment without the device in it, which may be called "M BOT TAB 101" or "X-BOT". A crawler says where to complain, or
 * its name is all that stands there, with its version if there is a system, too.
 */
function withoutHardware(comment: string): string {
  if (saysWhere.test(comment)) return comment;
  const isCrawler = (part: string) => {
    const [word, version] = oneWord.exec(part.replace(/^[([]/, "")) ?? [];
    return word !== undefined && (version !== undefined || !systems.test(comment));
  };
  return comment.split(";").filter(isCrawler).join(";");
}

/** A program that is not a browser. */
interface Tool {
  name: string;
  type: DeviceType;
  /** The number after its name is not its own version. */
  isUnversioned?: true;
}

const cli = (name: string): Tool => ({ name, type: "cli" });
// Runs on phones as well as on servers.
const anywhere = (name: string): Tool => ({ name, type: "unknown" });

/** Those that are called by the first word of their user agent. */
const commandLine =
  "curl Wget HTTPie xh Git PowerShell Lynx w3m ELinks Python python-requests Python-urllib python-httpx aiohttp Node.js undici axios got Deno Bun Java libwww-perl Ruby Faraday PHP reqwest";
const everywhere = "okhttp Ktor Dart Alamofire Expo";

/** Programs by the first word of their user agent, in lower case. */
const tools: ReadonlyMap<string, Tool> = new Map<string, Tool>([
  ...commandLine.split(" ").map((name) => [name.toLowerCase(), cli(name)] as const),
  ...everywhere.split(" ").map((name) => [name.toLowerCase(), anywhere(name)] as const),
  ["wget2", cli("Wget")],
  ["windowspowershell", cli("PowerShell")],
  ["go-http-client", { ...cli("Go-http-client"), isUnversioned: true }],
  ["node", cli("Node.js")],
  ["node-fetch", { ...cli("node-fetch"), isUnversioned: true }],
  ["node-superagent", cli("superagent")],
  ["java-http-client", cli("Java")],
  ["apache-httpclient", cli("Apache HttpClient")],
  ["guzzlehttp", cli("Guzzle")],
  ["ktor-client", anywhere("Ktor")],
  ["unityplayer", anywhere("Unity")],
  ["react-native", anywhere("React Native")],
  ["reactnative", anywhere("React Native")],
  ["dalvik", { ...anywhere("Android app"), isUnversioned: true }],
  ["applecoremedia", { ...anywhere("Apple app"), isUnversioned: true }],
  ["cfnetwork", { ...anywhere("Apple app"), isUnversioned: true }],
  ["postmanruntime", { name: "Postman", type: "desktop", isUnversioned: true }],
  ["insomnia", { name: "Insomnia", type: "desktop" }],
]);
