/**
 * Words that two kinds of device write: neither may be claimed, unless something else settles it.
 *
 * Chrome for Android in `SetDesktopUserAgentOverride` of Chromium's components/embedder_support/user_agent_utils.cc
 * https://support.apple.com/guide/ipad/view-a-desktop-site, https://www.chromium.org/updates/ua-reduction/
 */
export const twoDevices = `
Chrome on Android device or Linux computer | unknown | Chrome 131 | - | Android device or Linux computer | Linux; desktop; Android | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
Chrome on Android device or Linux computer | unknown | Chrome 145 | - | Android device or Linux computer | Linux; desktop | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36
Yandex on Android device or Linux computer | unknown | Yandex 25 | - | Android device or Linux computer | Linux; desktop; Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.7339.63 YaBrowser/25.10.6.63.00 SA/3 Safari/537.36
Opera on Android device or Linux computer | unknown | Opera 108 | - | Android device or Linux computer | Linux; desktop; Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.6261.149 Safari/537.36 OPR/108.0.5067.24
Vivaldi on Android device or Linux computer | unknown | Vivaldi 7 | - | Android device or Linux computer | Linux; desktop; Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36 Vivaldi/7.3.3635.7
AlohaBrowser on Android device or Linux computer | unknown | AlohaBrowser 5 | - | Android device or Linux computer | Linux; desktop; Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0 Safari/537.36 AlohaBrowser/5.10.2
Chrome on Linux | desktop | Chrome 131 | Linux | - | Android; unknown | Mozilla/5.0 (X11; Ubuntu; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
Chrome on Linux | desktop | Chrome 128 | Linux | - | Android; unknown | Mozilla/5.0 (X11; Fedora; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36
Chromium on Linux | desktop | Chromium 126 | Linux | - | Android; unknown; Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Ubuntu Chromium/126.0.6478.126 Chrome/126.0.6478.126 Safari/537.36
Chrome on Linux | desktop | Chrome 130 | Linux | - | Android; unknown | Mozilla/5.0 (X11; Linux aarch64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36
Chrome on Linux | desktop | Chrome 125 | Linux | - | Android; unknown | Mozilla/5.0 (X11; Linux armv7l) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36
Edge on Linux | desktop | Edge 131 | Linux | - | Android; unknown; Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0
Firefox on Linux | desktop | Firefox 140 | Linux | - | Android; unknown | Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
Firefox on Linux | desktop | Firefox 133 | Linux | - | Android; unknown | Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0
Epiphany on Linux | desktop | Epiphany 47 | Linux | - | Android; Safari; unknown | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15 Epiphany/47.2
Chrome on ChromeOS | desktop | Chrome 142 | ChromeOS | - | Linux; Android | Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36
Safari on iPad or Mac | unknown | Safari 18 | - | iPad or Mac | macOS; desktop; iPad | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15
Safari on iPad or Mac | unknown | Safari 26 | - | iPad or Mac | macOS; desktop; macOS 10.15.7 | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15
DuckDuckGo on iPad or Mac | unknown | DuckDuckGo 26 | - | iPad or Mac | macOS; desktop; Safari | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.3 Safari/605.1.15 Ddg/26.3
Chrome on iPhone or iPad | unknown | Chrome 131 | iOS | iPhone or iPad | macOS; desktop; Safari | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131 Version/11.1.1 Safari/605.1.15
Firefox on iPhone or iPad | unknown | Firefox 140 | iOS | iPhone or iPad | macOS; desktop; Safari | Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/140.0 Safari/605.1.15
Chrome on macOS | desktop | Chrome 138 | macOS | - | macOS 10.15.7; iPad or Mac | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36
Firefox on macOS | desktop | Firefox 140 | macOS | - | macOS 10.15; iPad or Mac | Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0
Edge on macOS | desktop | Edge 136 | macOS | - | Chrome; macOS 10.15.7 | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/136.0.0.0 Safari/537.36 Edg/136.0.0.0
Chrome on Windows | desktop | Chrome 139 | Windows | - | Windows 10; Windows 11 | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36
Chrome on Android | mobile | Chrome 137 | Android | - | Android 10; K | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36
Chrome on Android | tablet | Chrome 137 | Android | - | Android 10; K; mobile | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36
Edge on Android | mobile | Edge 131 | Android | - | Android 10; Chrome | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36 EdgA/131.0.0.0
Firefox on Android | mobile | Firefox 140 | Android | - | Android 10 | Mozilla/5.0 (Android 10; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0
Safari on iPhone | mobile | Safari 26 | iOS | iPhone | iOS 18.6; iPadOS | Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1
Falkon on Linux | desktop | Falkon 24 | Linux | - | Android; unknown; Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) QtWebEngine/6.8.0 Chrome/122.0.6261.171 Safari/537.36 Falkon/24.8.0
Chromium on Linux | desktop | Chromium 104 | Linux | - | Android; unknown; Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Raspbian Chromium/104.0.5112.105 Chrome/104.0.5112.105 Safari/537.36
`;
