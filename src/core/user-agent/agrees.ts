import type { SessionDevice } from "../contract.ts";
import type { ClientHints } from "./client-hints-of.ts";
import type { HintedProduct } from "./hinted-product-of.ts";
import { majorOf } from "./major-of.ts";

const platforms = new Map([
  ["Windows", "Windows"],
  ["macOS", "macOS"],
  ["Android", "Android"],
  ["Chrome OS", "ChromeOS"],
  ["Chromium OS", "ChromeOS"],
  ["Linux", "Linux"],
]);

/** Whether hints and user agent can come from one browser. Only Chromium sends hints, and it names its engine in both. */
export function agrees(
  device: SessionDevice,
  userAgent: string,
  hints: ClientHints,
  release: string | undefined,
  product: HintedProduct | undefined,
): boolean {
  if (!device.os || platforms.get(hints.platform ?? "") !== device.os) return false;
  const engine = /\bChrom(?:e|ium)\/(\d{1,4})(?!\d)/.exec(userAgent)?.[1];
  if (
    !engine ||
    hints.brands.some(({ value, version }) => value === "Chromium" && majorOf(version) !== engine)
  )
    return false;
  if (hints.isMobile !== undefined && hints.isMobile !== /\bMobile\b/.test(userAgent)) return false;
  return (
    agreesOnModel(device, hints.model) && agreesOnRelease(device, release) && agreesOnProduct(device, product)
  );
}

function agreesOnModel({ os, model }: SessionDevice, hinted: string | undefined): boolean {
  if (!hinted) return true;
  // "K" is no phone: somebody has made the hints out of a frozen user agent.
  return os === "Android" && hinted !== "K" && (model === undefined || model === hinted);
}

function agreesOnRelease({ os, osVersion }: SessionDevice, release: string | undefined): boolean {
  if (osVersion === undefined || release === undefined) return true;
  return osVersion === release || (os !== "Windows" && osVersion.startsWith(`${release}.`));
}

function agreesOnProduct(device: SessionDevice, product: HintedProduct | undefined): boolean {
  if (!product) return true;
  const { browser = "", browserVersion } = device;
  if (browser !== product.browser) return product.disguises.includes(browser);
  return !browserVersion || !product.browserVersion || browserVersion === product.browserVersion;
}
