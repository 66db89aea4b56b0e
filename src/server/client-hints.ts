import type { DeviceType, SessionDevice } from "../contract.ts";
import { cleanText } from "../core/check/values.ts";
import { withoutUndefined } from "../core/fields.ts";
import { majorOf, plainName } from "../core/user-agent/product-names.ts";

/**
 * The device with what the hints know better: release, model, product. The same device where they contradict the user
 * agent in anything: both can be forged, and parts of two devices would be a third that nobody has.
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

const platforms = new Map([
  ["Windows", "Windows"],
  ["macOS", "macOS"],
  ["Android", "Android"],
  ["Chrome OS", "ChromeOS"],
  ["Chromium OS", "ChromeOS"],
  ["Linux", "Linux"],
]);

/** Whether hints and user agent can come from one browser. Only Chromium sends hints, and it names its engine in both. */
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

/** User-agent client hints as they were sent, before anything is believed of them. */
interface ClientHints {
  platform: string | undefined;
  platformVersion: string | undefined;
  model: string | undefined;
  isMobile: boolean | undefined;
  brands: QuotedString[];
  formFactors: string[];
}

const longest = 256;

/** Reads the headers; a missing or malformed one says nothing. */
function clientHintsOf(headers: Headers | undefined): ClientHints {
  const header = (name: string): string | undefined => {
    // A plain object or a promise of headers, which JavaScript lets through, has no hints.
    const value = typeof headers?.get === "function" ? headers.get(name) : undefined;
    // What is cut here is malformed from then on.
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

/** A product among the brands. */
interface HintedProduct {
  browser: string;
  browserVersion: string | undefined;
  /** What its user agent may call it instead. */
  disguises: readonly string[];
}

// Engines, embedders and the made-up brands that keep the list from being relied on are no products.
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

/** The product that the brands name, which come in no order; undefined where they name none or several. */
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
  // Headsets and cars, which the user agent takes for tablets, have no type of their own.
  ["XR", "unknown"],
  ["Automotive", "unknown"],
]);
const undecided = new Set<DeviceType>(["mobile", "tablet", "unknown"]);

/** The type by the form factors, where they name one and the user agent can't be sure: Android is on everything. */
function hintedTypeOf({ type }: SessionDevice, formFactors: readonly string[]): DeviceType {
  if (!undecided.has(type)) return type;
  const [hinted, another] = new Set(formFactors.flatMap((factor) => types.get(factor) ?? []));
  return hinted && !another ? hinted : type;
}

/**
 * The release that a platform version stands for, as its users know it: "11" for Windows "15.0.0", "15" for macOS
 * "15.3.1". Undefined for systems whose versions are those of a kernel or a build, and for versions that never were.
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

/** The version of a programming interface, which Microsoft maps to releases. */
function windowsReleaseOf(major: number, minor: number): string | undefined {
  if (major === 0) return ["7", "8", "8.1"][minor - 1];
  if (major <= 10) return "10";
  return major >= 13 ? "11" : undefined;
}

/** 10.16 and 16 are what 11 and 26 say to programs older than they are; nothing was ever released as 16 to 25. */
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
 * The strings of a structured list in their order; none where any part of it is malformed. A quotation mark inside a
 * string keeps the backslash before it: no name that is believed has either.
 */
function quotedStringsOf(list: string | undefined): QuotedString[] {
  const members = [...(list ?? "").matchAll(member)];
  // What follows the last readable member: nothing, or the list goes on with something else.
  if (members.at(-1)?.at(-1) !== "") return [];
  return members.map(([, value = "", rest = ""]) => ({ value, version: versionIn(rest) }));
}

function versionIn(rest: string): string | undefined {
  return new Map([...rest.matchAll(parameters)].map(([, key, value]) => [key, value])).get("v");
}
