import type { Client } from "./client.ts";
import { majorOf } from "./major-of.ts";
import { plainName } from "./plain-name.ts";

const named =
  /\b(Slurp|facebookexternalhit|Mediapartners-Google|GoogleOther|Google-InspectionTool|BingPreview|Chrome-Lighthouse|ia_archiver|PhantomJS|Playwright|Puppeteer)\b(?:\/(\d[\w.]*))?/i;
// "Googlebot", "AhrefsBot", "Baiduspider", "Slackbot-LinkExpanding"; Cubot makes phones.
const generic = /(?<![\w.-])((?!cubot)[\w.-]*(?:bot|crawler|spider)(?:-\w+)*)(?![a-z])(?:\/v?(\d[\w.]*))?/i;
// "ChatBot/2.1 CFNetwork/1410": an application on somebody's device, whatever it is called.
const application = /\b(?:CFNetwork|okhttp|Alamofire|Electron)\//;
const anonymous = /^(?:ro)?bot$|^crawler$|^spider$/i;

/** A crawler by its own name. Whatever browser and system it claims besides is a disguise. */
export function botOf(text: string): Client | undefined {
  const [match, name, version] = named.exec(text) ?? generic.exec(text) ?? [];
  if (match === undefined || application.test(text)) return undefined;
  const browser = name && anonymous.test(name) ? undefined : plainName(name);
  return { type: "bot", browser, browserVersion: browser && majorOf(version) };
}
