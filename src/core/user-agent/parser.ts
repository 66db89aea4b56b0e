import UAParser from "ua-parser-js";
import type { DeviceType, SessionDevice } from "../../contract.ts";
import { cleanText } from "../check/values.ts";
import { appOf, botOf, electronAppOf } from "./apps.ts";
import { browserOf } from "./browsers.ts";
import { deviceTypeOf } from "./device-type.ts";
import type { Client } from "./product-names.ts";
import { type System, systemOf } from "./systems.ts";

const longest = 512;

/**
 * The device that a user agent speaks of, in product names: "Chrome" 131 on "macOS". What browsers have frozen or can't
 * tell apart is left out: a Windows version since 10, a macOS version since 10.15, model and version of "Android 10; K",
 * whether Safari with a desktop page runs on an iPad or a Mac.
 *
 * Tools and applications go by their own names (curl, okhttp, Postman, "MyBank"), crawlers are `bot`.
 *
 * @param userAgent as the client sent it; read up to 512 characters.
 * @returns short, plain strings; `{ type: "unknown" }` where nothing is known. Never throws.
 */
export function parseUserAgent(userAgent: string | null | undefined): SessionDevice {
  const text = typeof userAgent === "string" ? cleanText(userAgent.slice(0, longest), longest) : undefined;
  if (text === undefined) return { type: "unknown" };
  const bot = botOf(text);
  if (bot) return deviceFrom("bot", {}, bot);
  const system = systemOf(text);
  const app = appOf(text) ?? electronAppOf(text);
  if (app) return deviceFrom("unknown", system, app);
  // The space: where the text is this browser's own, the library would mix in what else it knows of this browser.
  const parser = new UAParser(` ${text}`);
  const type = deviceTypeOf(text, system, parser.getDevice().type);
  return deviceFrom(type, system, browserOf(text, parser.getBrowser(), system));
}

function deviceFrom(type: DeviceType, system: System, client: Client): SessionDevice {
  const device: SessionDevice = { type };
  for (const [key, value] of Object.entries({ ...system, ...client }))
    if (value !== undefined) Object.assign(device, { [key]: value });
  return device;
}
