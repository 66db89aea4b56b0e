import type { DeviceType } from "../contract.ts";

/** A program that isn't a browser, under the name that it gives itself. */
interface Tool {
  name: string;
  type: DeviceType;
  /** What stands after its name isn't its own version. */
  isUnversioned?: true;
}

const cli = (name: string): Tool => ({ name, type: "cli" });
// They run on phones as well as on servers.
const anywhere = (name: string): Tool => ({ name, type: "unknown" });

/** By the first word of the user agent, in lower case. */
export const tools: ReadonlyMap<string, Tool> = new Map<string, Tool>([
  ["curl", cli("curl")],
  ["wget", cli("Wget")],
  ["wget2", cli("Wget")],
  ["httpie", cli("HTTPie")],
  ["xh", cli("xh")],
  ["git", cli("Git")],
  ["powershell", cli("PowerShell")],
  ["windowspowershell", cli("PowerShell")],
  ["lynx", cli("Lynx")],
  ["w3m", cli("w3m")],
  ["elinks", cli("ELinks")],
  ["python", cli("Python")],
  ["python-requests", cli("python-requests")],
  ["python-urllib", cli("Python-urllib")],
  ["python-httpx", cli("python-httpx")],
  ["aiohttp", cli("aiohttp")],
  ["go-http-client", { name: "Go-http-client", type: "cli", isUnversioned: true }],
  ["node", cli("Node.js")],
  ["node.js", cli("Node.js")],
  ["undici", cli("undici")],
  ["node-fetch", { name: "node-fetch", type: "cli", isUnversioned: true }],
  ["axios", cli("axios")],
  ["got", cli("got")],
  ["node-superagent", cli("superagent")],
  ["deno", cli("Deno")],
  ["bun", cli("Bun")],
  ["java", cli("Java")],
  ["java-http-client", cli("Java")],
  ["apache-httpclient", cli("Apache HttpClient")],
  ["libwww-perl", cli("libwww-perl")],
  ["ruby", cli("Ruby")],
  ["faraday", cli("Faraday")],
  ["php", cli("PHP")],
  ["guzzlehttp", cli("Guzzle")],
  ["reqwest", cli("reqwest")],
  ["okhttp", anywhere("okhttp")],
  ["ktor", anywhere("Ktor")],
  ["ktor-client", anywhere("Ktor")],
  ["dart", anywhere("Dart")],
  ["alamofire", anywhere("Alamofire")],
  ["expo", anywhere("Expo")],
  ["react-native", anywhere("React Native")],
  ["reactnative", anywhere("React Native")],
  ["dalvik", { name: "Android app", type: "unknown", isUnversioned: true }],
  ["applecoremedia", { name: "Apple app", type: "unknown", isUnversioned: true }],
  ["cfnetwork", { name: "Apple app", type: "unknown", isUnversioned: true }],
  ["postmanruntime", { name: "Postman", type: "desktop", isUnversioned: true }],
  ["insomnia", { name: "Insomnia", type: "desktop" }],
]);
