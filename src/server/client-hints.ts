import type { DeviceType, SessionDevice } from "../contract.ts";
import { cleanText } from "../core/check/values.ts";
import { withoutUndefined } from "../core/fields.ts";
import { majorOf, plainName } from "../core/user-agent/product-names.ts";

/**
 * The device with what user-agent client hints know better: its release, model and product. If they contradict the user
 * agent in anything, the device stays as it is. Both can be forged, and a mixture would be a device that does not exist.
 *
 * @param device what the user agent says.
 */
export function withClientHints(
  device: SessionDevice,
  userAgent: string,
  headers: Headers | undefined,
): SessionDevice {
  const hints = clientHintsOf(headers);
  const release = releaseOf(device.os ?? "", hints.platformVersion);
  const product = hintedProductOf(hints.brands);
  if (!agrees(device, userAgent, hints, release, product)) return device;
  const isDisguised = product && product.browser !== device.browser;
  return withoutUndefined({
    ...device,
    type: hintedTypeOf(device, hints.formFactors),
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

/** True if hints and user agent can come from one browser. Only Chromium sends hints, and it names its engine in both. */
function agrees(
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

/** A product among the brands. */
interface HintedProduct {
  browser: string;
  browserVersion: string | undefined;
  /** The other names by which its user agent may call it. */
  disguises: readonly string[];
}

/**
 * Product name and disguises by brand. Engines ("Chromium"), embedders ("Android WebView") and the made-up brands that
 * browsers mix in ("Not_A Brand") are not among them.
 */
const products = new Map<string, readonly [browser: string, ...disguises: string[]]>([
  ["Brave", ["Brave", "Chrome"]],
  ["Microsoft Edge", ["Edge", "Chrome"]],
  ["Opera", ["Opera", "Chrome"]],
  ["Opera GX", ["Opera GX", "Opera", "Chrome"]],
  ["Vivaldi", ["Vivaldi", "Chrome"]],
  ["Yandex", ["Yandex", "Chrome"]],
  ["YaBrowser", ["Yandex", "Chrome"]],
  ["Samsung Internet", ["Samsung Internet", "Chrome"]],
  ["DuckDuckGo", ["DuckDuckGo", "Edge", "Chrome"]],
]);

/** The product that the brands name, in whatever order they come; undefined if they name none or several. */
function hintedProductOf(brands: readonly QuotedString[]): HintedProduct | undefined {
  let found: HintedProduct | undefined;
  for (const { value, version } of brands) {
    const [browser, ...disguises] = products.get(value) ?? [];
    if (browser === undefined) continue;
    if (found && found.browser !== browser) return undefined;
    found = { browser, browserVersion: found?.browserVersion ?? majorOf(version), disguises };
  }
  return found;
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
function hintedTypeOf({ type }: SessionDevice, formFactors: readonly string[]): DeviceType {
  if (!undecided.has(type)) return type;
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

/** One member of a structured list (RFC 9651), as brands are written: `"Brave";v="131"`. */
interface QuotedString {
  value: string;
  version: string | undefined;
}

const text = String.raw`"((?:[ !#-[\]-~]|\\["\\])*)"`;
const parameter = String.raw`; *([a-z*][a-z0-9_.*-]*)(?:=(?:${text}|[^\s",;]+))?`;
const member = new RegExp(`${text}((?:${parameter})*) *(, *|$)`, "gy");
const parameters = new RegExp(parameter, "gy");

/**
 * The strings of a structured list, in their order. A list that is malformed anywhere has none. An escaped quotation mark
 * keeps its backslash, which does no harm: no name in the tables above has either.
 */
function quotedStringsOf(list: string | undefined): QuotedString[] {
  const members = [...(list ?? "").matchAll(member)];
  // The last group of the last match: empty at the end of the list, a comma if something unreadable follows.
  if (members.at(-1)?.at(-1) !== "") return [];
  return members.map(([, value = "", rest = ""]) => ({ value, version: versionIn(rest) }));
}

function versionIn(rest: string): string | undefined {
  return new Map([...rest.matchAll(parameters)].map(([, key, value]) => [key, value])).get("v");
}
