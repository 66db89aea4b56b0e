/**
 * Words that stand before a version or a value and are the name of no program that a person knows: engines and what all
 * browsers claim to be, systems, libraries, and data about the device or the page. All in lower case.
 */
const words = new Set(
  [
    // Engines, and browsers that others claim to be.
    "mozilla applewebkit apple webkit khtml gecko goanna presto trident servo chrome chromium safari mobilesafari firefox",
    "version mobile like crios fxios edg edge edga edgios opr opt opx opios opera msie cobalt",
    "arkweb crosswalk electron webkitgtk webkitgtk+ qtwebengine qtwebkit qt cef tbs webview wkwebview wv tv vr nw",
    "chr0me com.apple.webkit.networking",
    // Systems.
    "android ios ipados iphone ipad ipod macos macosx darwin windows linux fuchsia tizen webos kaios harmonyos openharmony",
    "hmos watchos tvos hbbtv smarttv crkey cfnetwork cyanogenmod miui emui release crosarc tesla solaris",
    "ce-html fvc ubuntu debian fedora raspbian suse",
    // Libraries.
    "okhttp alamofire dart flutter cronet exoplayer exoplayerlib dalvik java python libcurl cordova capacitor turbo hotwire",
    "react-native reactnative unityplayer adobeair ariver nebula weex uws ucbs xweb mmwebid efte upnp",
    // Data.
    "language lang locale bytelocale bytefulllocale region country channel nettype network carrier wifi architecture arch",
    "abi cpu colorscheme theme env build buildnumber revision ver v appversion appid aid",
    "device devicename deviceid model api os platform package id uuid session token",
    "timezone tz density dpi scale screen resolution width height http https ssl spdy",
    // What advertising software adds to the user agent of the browser that it sits in.
    "yowser sa openwave herring trailer agency atcontent config viewer likewise unique gls",
  ].flatMap((line) => line.split(" ")),
);

/** True for "AppleWebKit", "Android", "NetType" and "SM-S911B", which name no program. */
export function isSpare(word: string): boolean {
  return words.has(word.toLowerCase()) || /SDK$|^SM-\w+$|^iP(?:hone|ad|od)\d/i.test(word);
}
