import UAParser from "ua-parser-js";
import type { DeviceType, SessionDevice, UserSession } from "../../contract.ts";
import { appOf, botOf, electronAppOf } from "./apps.ts";
import { browserOf } from "./browsers.ts";
import { deviceTypeOf, formOf } from "./device-type.ts";
import type { System } from "./platform.ts";
import { type Client, visibleText } from "./product-names.ts";
import { systemOf } from "./systems.ts";

const longest = 512;

/**
 * The device that a user agent names, in product names: "Chrome" 131 on "macOS". Tools and applications have their own
 * names (curl, okhttp, Postman, "MyBank"), and crawlers are a `bot`.
 *
 * Left out is what browsers have frozen: the Windows version since 10, the macOS version since 10.15, and model and
 * version of "Android 10; K". So is what they can't tell apart: Safari with a desktop page on an iPad and on a Mac, Chrome
 * with one on Android and on Linux. A text that has been cut names no browser if another name may have followed.
 *
 * @param userAgent the header as the client sent it. The first 512 UTF-16 units are read.
 * @returns short, plain texts; `{ type: "unknown" }` if nothing is known. Never throws.
 */
export function parseUserAgent(userAgent: string | null | undefined): SessionDevice {
  const text = typeof userAgent === "string" ? unquoted(visibleText(userAgent.slice(0, longest))) : "";
  if (text === "") return { type: "unknown" };
  const bot = botOf(text);
  if (bot) return deviceFrom("bot", {}, bot);
  const system = systemOf(text);
  const app = appOf(text) ?? electronAppOf(text);
  if (app) return deviceFrom(formOf(text) ?? "unknown", system, app);
  // The leading space stops ua-parser-js from mixing in navigator.userAgentData, if the text is this browser's own.
  const parser = new UAParser(` ${text}`);
  const type = deviceTypeOf(text, system, parser.getDevice().type);
  const found = parser.setUA(` ${withoutAsides(text)}`).getBrowser();
  return deviceFrom(type, system, browserOf(text, found, system, type === "tv" || type === "console"));
}

/**
 * The text without the comments behind the platform. There stands what else a program is compatible with, as in
 * "OtherApp/4.1 (MicroMessenger/6.2)". A comment without a space before it is part of a name: "NAVER(inapp; 12.9.5)".
 */
function withoutAsides(text: string): string {
  const end = text.indexOf(")") + 1;
  return text.slice(0, end) + text.slice(end).replace(/ \((?!KHTML)(?:[^()]|\([^()]*\))*(?:\)|$)/g, "");
}

/** The user agent out of a copied line: `"curl/8.4.0"`, `User-Agent: curl/8.4.0`. */
function unquoted(text: string): string {
  return text.replace(/^(?:user-agent: ?)?["'`“”‘’]*|["'`“”‘’]+$/gi, "").trim();
}

/** Gives a device to each session that has a user agent and no device. Equal user agents are parsed only once. */
export function nameDevices(sessions: readonly UserSession[]): void {
  const parsed = new Map<string, SessionDevice>();
  for (const session of sessions) {
    const { userAgent } = session;
    if (!userAgent || session.device) continue;
    session.device = parsed.get(userAgent) ?? parseUserAgent(userAgent);
    parsed.set(userAgent, session.device);
  }
}

function deviceFrom(type: DeviceType, system: System, client: Client): SessionDevice {
  const device: SessionDevice = { type };
  // In the order in which the input check reads devices: equal ones have equal texts.
  const inOrder = { browser: undefined, browserVersion: undefined, ...system, ...client };
  for (const [key, value] of Object.entries(inOrder))
    if (value !== undefined) Object.assign(device, { [key]: value });
  return device;
}
