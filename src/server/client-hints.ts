import type { DeviceType, SessionDevice } from "../contract.ts";
import { cleanText } from "../core/check/values.ts";
import { withoutUndefined } from "../core/fields.ts";
import { androidOrLinux } from "../core/user-agent/android.ts";
import { majorOf, plainName } from "../core/user-agent/product-names.ts";
import { type HintedProduct, hintedProductOf, unlistedProductOf } from "./brands.ts";
import { type QuotedString, quotedStringsOf } from "./quoted-strings.ts";

/**
 * The device with what user-agent client hints know better: its release, model and product. If they contradict the user
 * agent in anything, the device stays as it is. Both can be forged, and a mixture would be a device that does not exist.
 *
 * @param parsed what the user agent says.
 */
export function withClientHints(
  parsed: SessionDevice,
  userAgent: string,
  headers: Headers | undefined,
): SessionDevice {
  const hints = clientHintsOf(headers);
  const device = withPlatform(parsed, hints);
  const release = releaseOf(device.os ?? "", hints.platformVersion);
  const product = hintedProductOf(hints.brands) ?? unlistedProductOf(device, hints.brands);
  if (!agrees(device, userAgent, hints, release, product)) return parsed;
  const isDisguised = product && product.browser !== device.browser;
  return withoutUndefined({
    ...device,
    type: product?.browser.startsWith("Headless ") ? "bot" : hintedTypeOf(device, hints.formFactors),
    osVersion: device.osVersion ?? release,
    model: device.model ?? plainName(hints.model),
    browser: isDisguised ? product.browser : device.browser,
    browserVersion: isDisguised ? product.browserVersion : device.browserVersion,
  });
}

/** User-agent client hints as they were sent. Nothing of them is believed yet. */
interface ClientHints {
  platform: string | undefined;
  platformVersion: string | undefined;
  model: string | undefined;
  isMobile: boolean | undefined;
  brands: QuotedString[];
  formFactors: string[];
}

/** In UTF-16 units. A longer header is cut, which makes it malformed. */
const longest = 256;

/** Reads the headers. One that is missing or malformed says nothing. */
function clientHintsOf(headers: Headers | undefined): ClientHints {
  const header = (name: string): string | undefined => {
    // JavaScript also lets a plain object through, or a promise of headers: they have no hints.
    const value = typeof headers?.get === "function" ? headers.get(name) : undefined;
    return cleanText(value, longest);
  };
  const list = (name: string) => quotedStringsOf(header(name));
  const item = (name: string) => {
    const [only, second] = list(name);
    return second ? undefined : only?.value;
  };
  const mobile = header("Sec-CH-UA-Mobile");
  return {
    platform: item("Sec-CH-UA-Platform"),
    platformVersion: item("Sec-CH-UA-Platform-Version"),
    model: item("Sec-CH-UA-Model"),
    isMobile: mobile === "?1" ? true : mobile === "?0" ? false : undefined,
    brands: [...list("Sec-CH-UA"), ...list("Sec-CH-UA-Full-Version-List")],
    formFactors: list("Sec-CH-UA-Form-Factors").map(({ value }) => value),
  };
}

const platforms = new Map([
  ["Windows", "Windows"],
  ["macOS", "macOS"],
  ["Android", "Android"],
  ["Chrome OS", "ChromeOS"],
  ["Chromium OS", "ChromeOS"],
  ["Linux", "Linux"],
]);

/**
 * The device with the system that its hints name, if its user agent leaves two open. A desktop page on Android says Linux
 * in its hints, too. It has no version there, but the one of a kernel is a computer's.
 *
 * @see https://source.chromium.org/chromium/chromium/src/+/main:components/embedder_support/user_agent_utils.cc
 */
function withPlatform(device: SessionDevice, { platform, platformVersion }: ClientHints): SessionDevice {
  if (device.model !== androidOrLinux) return device;
  const { model, ...rest } = device;
  if (platform === "Android") return { ...rest, os: "Android" };
  return platform === "Linux" && platformVersion ? { ...rest, type: "desktop", os: "Linux" } : device;
}

/** True if hints and user agent can come from one browser. Only Chromium sends hints, and it names its engine in both. */
function agrees(
  device: SessionDevice,
  userAgent: string,
  hints: ClientHints,
  release: string | undefined,
  product: HintedProduct | undefined,
): boolean {
  const os = device.model === androidOrLinux ? "Linux" : device.os;
  if (!os || platforms.get(hints.platform ?? "") !== os) return false;
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
  // "K" is what every frozen user agent says. A phone would send its real model, so these hints were made from one.
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

const types = new Map<string, DeviceType>([
  ["Desktop", "desktop"],
  ["Mobile", "mobile"],
  ["Tablet", "tablet"],
  ["Watch", "watch"],
  // The contract has no type for headsets and cars, and "tablet", as their user agents suggest, would be wrong.
  ["XR", "unknown"],
  ["Automotive", "unknown"],
]);
/** Types that a user agent can't tell apart for sure. */
const undecided = new Set<DeviceType>(["mobile", "tablet", "unknown"]);

/** The type by the form factors, if they name one and the user agent leaves it open: Android runs on everything. */
function hintedTypeOf({ type, model }: SessionDevice, formFactors: readonly string[]): DeviceType {
  // A desktop page on Android says "Desktop", too.
  if (!undecided.has(type) || model === androidOrLinux) return type;
  const [hinted, another] = new Set(formFactors.flatMap((factor) => types.get(factor) ?? []));
  return hinted && !another ? hinted : type;
}

/**
 * The release of a platform version, as people know it: "11" for Windows "15.0.0", "15" for macOS "15.3.1". Undefined for
 * systems that send the version of a kernel or a build, and for versions that never existed.
 */
function releaseOf(os: string, platformVersion: string | undefined): string | undefined {
  const [, first, second] = /^(\d{1,2})(?:\.(\d{1,5}))?(?:\.\d{1,5}){0,2}$/.exec(platformVersion ?? "") ?? [];
  if (first === undefined) return undefined;
  const major = Number(first);
  const minor = Number(second);
  if (os === "Windows") return windowsReleaseOf(major, minor);
  if (os === "macOS") return macReleaseOf(major, minor);
  return os === "Android" && major > 0 ? `${major}` : undefined;
}

/**
 * Windows sends the version of a programming interface, which Microsoft maps to releases.
 *
 * @see https://learn.microsoft.com/microsoft-edge/web-platform/how-to-detect-win11
 */
function windowsReleaseOf(major: number, minor: number): string | undefined {
  if (major === 0) return ["7", "8", "8.1"][minor - 1];
  if (major <= 10) return "10";
  return major >= 13 ? "11" : undefined;
}

/** To old programs, macOS 11 says that it is 10.16, and macOS 26 that it is 16. There is no release from 16 to 25. */
function macReleaseOf(major: number, minor: number): string | undefined {
  if (major === 10) return minor <= 15 ? `10.${minor}` : undefined;
  return (major >= 11 && major <= 15) || major >= 26 ? `${major}` : undefined;
}
