import { isPlatformCut, type System } from "./platform.ts";
import { plainName } from "./product-names.ts";

/** What a Chromium browser for Linux and one that asks for desktop pages on Android both say. */
export const androidOrLinux = "Android device or Linux computer";

// These exist on Android alone. If they ask for a desktop page, they say Linux, Macintosh or Windows.
const androidOnly =
  /\b(?:Silk|OculusBrowser|PicoBrowser|HonorBrowser|MiuiBrowser|Mint Browser|HeyTapBrowser|VivoBrowser|MZBrowser|PHX)\//;
// These exist for other systems, too, but not for Linux. "Version/4.0" before Chrome is what a WebView of Android says.
const notOnLinux =
  /\b(?:SamsungBrowser|EdgA|OPX|HuaweiBrowser|UCBrowser|DuckDuckGo|Ddg|MQQBrowser|Quark|Focus|Klar|Wolvic)\/|\bVersion\/4\.0 Chrome\/|\bFB_IAB\/|\bandroid@|\bTwitterAndroid\b/;
const notOnAndroid =
  /\bHeadless|\bTesla\b|\b(?:Electron|QtWebEngine|Cef|CEF|Edg|KHTML|Gecko)\/|\bAppleWebKit\/6/;
const distribution = /\b(?:Ubuntu|Fedora|Debian|Raspbian|SUSE)\b/;
const android = /(?<![\w.-]|like )Android\b/i;
const version = /(?<![\w.-]|like )Android\b[ /-]?(?:(\d{1,3}(?:\.\d{1,3}){0,2})(?!\d))?/i;
// "Instagram 321.0 Android (34/14; 480dpi; 1080x2115; samsung; SM-S911B; dm1q; qcom; en_US)": API level and version.
const apiAndVersion = /\bAndroid \(\d{2}\/(\d{1,2}(?:\.\d){0,2}); \d+dpi; \d+x\d+; [^;]*; ([^;]*);/;

/** Android, with version and model if they are true; undefined for any other platform. */
export function androidSystemOf(text: string, platform: string): System | undefined {
  const [both, release, hardware] = apiAndVersion.exec(text) ?? [];
  if (both) return { os: "Android", osVersion: release, model: plainName(hardware) };
  if (!android.test(platform)) return undefined;
  const osVersion = version.exec(platform)?.[1];
  const model = modelOf(text, platform);
  // Chrome says 10 for every version, Firefox for every older one. What is above 20 for years to come is an API level.
  const isTrue = !(osVersion === "10" && !model) && Number.parseInt(osVersion ?? "", 10) <= 20;
  return { os: "Android", osVersion: isTrue ? osVersion : undefined, model };
}

/** Android behind the words of a computer, and the words that both say; undefined for a computer. */
export function disguisedSystemOf(text: string, platform: string): System | undefined {
  const isLinux = /^X11; Linux\b/.test(platform);
  if (!isLinux && !/^(?:Macintosh|Windows)\b/.test(platform)) return undefined;
  if (androidOnly.test(text) || (isLinux && notOnLinux.test(text))) {
    const headset = isLinux ? platform.split("; ")[2]?.replace(/ OS[\d.]+ like .*$/, "") : undefined;
    const model = noModel.test(headset ?? "") ? undefined : plainName(headset);
    return { os: "Android", model, type: "unknown" };
  }
  // The words of Chrome for Android. Other processors, engines and distributions, and a browser for computers alone settle it.
  const isEither =
    /^X11; Linux x86_64;?$/.test(platform) &&
    /^Mozilla\b/.test(text) &&
    !notOnAndroid.test(text) &&
    !distribution.test(text);
  return isEither ? { model: androidOrLinux, type: "unknown" } : undefined;
}

// Since 2023 Chrome says "K" for every model, and 10 for every version.
const noModel = /^(?:[KU]|wv|Mobile|Tablet|Phone|TV|Linux|rv:.*|[a-z]{2}(?:[-_][a-z]{2,4})?)$/i;
// "AP3A.241105.007", "MMB29P", "V12.5.1.0.RJAMIXM", "5.2.1", "Sdk 34", "build:12", "1080x2115", "arm64-v8a".
const noHardware =
  /^[A-Z]{1,4}\d?[A-Z\d]{1,3}\.\d{6}|^[A-Z]{3}\d{2}[A-Z]$|\d\.\d+\.\d|^(?:sdk|api|build|version|v|scale|density|os|flutter|dart)\b[ _-]*[\d.]*$|[:=@]|^\d+(?:x\d+)?$|^(?:arm|aarch|x86|x64|i[3-6]86|amd64)/i;
// "480dpi" and "8GB" of an application. The models of Alcatel look the same in a browser: "5032W".
const measure = /^\d{1,4}[a-z]{1,3}$/i;
// "T-Mobile 5G" has no other number, unlike "moto g84 5G".
const network = /(?<!^moto.*)[ -](?:[2-6]G|LTE)\b.*$/i;

function modelOf(text: string, platform: string): string | undefined {
  const parts = platform.split(";").map((part) => part.trim());
  // A name that is cut may be the start of another one.
  if (isPlatformCut(text)) parts.pop();
  const index = parts.findIndex((part) => android.test(part));
  const isBrowser = /^(?:Mozilla|Dalvik)\b/.test(text);
  const candidates = parts
    .slice(index + 1)
    .concat(isBrowser ? [] : parts.slice(0, index).reverse())
    .map((part) =>
      part
        .replace(/^Model:? /, "")
        .replace(/(?:^| )Build\/.*$/, "")
        .replace(/ MIUI\/.*$/, "")
        .replace(/^SAMSUNG /, ""),
    )
    .filter((part) => part !== "" && !noModel.test(part) && !noHardware.test(part));
  // A browser writes the model right after the system. An application may write anything, such as the carrier.
  return plainName(isBrowser ? candidates[0] : candidates.find(isHardware));
}

/** "Pixel 8" and "SM-S911B", but not "release" and "com.example.bank2". */
function isHardware(part: string): boolean {
  const name = part.replace(network, "");
  return /\d/.test(name) && /\p{L}/u.test(name) && !/^[\w-]+\.[\w.-]+$/.test(part) && !measure.test(part);
}
