import type { SessionDevice } from "../contract.ts";
import { parseUserAgent as parse } from "../core/user-agent/parser.ts";
import { withClientHints } from "./client-hints.ts";

/**
 * The device that a user agent describes, in product names: "Chrome" 131 on "macOS". It has nothing that browsers have
 * frozen or that can't be told apart: a Windows version since 10, a macOS version since 10.15, model and version of
 * "Android 10; K", whether Safari with a desktop page runs on an iPad or a Mac, and Chrome with one on Android or Linux. A
 * text that has been cut names no browser if another name may have followed.
 *
 * User-agent client hints fill most of these gaps: Windows "11", macOS "15", Android "16" on a "Pixel 9", Brave behind
 * the user agent of Chrome. Brands that name Chromium or a web view, but not "Google Chrome", come from another program,
 * which is not called Chrome. Hints are request headers like the user agent, so the application keeps them beside it when a
 * person signs in:
 *
 * - `Sec-CH-UA`, `Sec-CH-UA-Mobile` and `Sec-CH-UA-Platform`, which Chromium sends by itself,
 * - `Sec-CH-UA-Platform-Version`, `Sec-CH-UA-Model`, `Sec-CH-UA-Form-Factors` and `Sec-CH-UA-Full-Version-List`, which it
 *   sends only after a response has asked for them with `Accept-CH`.
 *
 * Only Chromium sends hints, and only over https; Firefox and Safari send none. Hints are ignored as a whole if the
 * platform is missing, or if they contradict the user agent in anything.
 *
 * @param userAgent as the client sent it. The first 512 characters are read.
 * @param clientHints headers of the same request. Only those named above are read. One that is malformed or longer than
 *   256 characters is ignored.
 * @returns short, plain strings; `{ type: "unknown" }` if nothing is known. Never throws.
 * @see https://wicg.github.io/ua-client-hints/
 */
export function parseUserAgent(userAgent: string | null | undefined, clientHints?: Headers): SessionDevice {
  const device = parse(userAgent);
  return device.type === "bot" ? device : withClientHints(device, userAgent ?? "", clientHints);
}
