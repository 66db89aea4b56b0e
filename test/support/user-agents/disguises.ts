/**
 * Browsers of phones, tablets and headsets that claim to be a computer, and plain words for the kind of device.
 *
 * https://docs.aws.amazon.com/silk/latest/developerguide/user-agent.html, https://web.dev/articles/pwas-on-oculus-2
 * https://developer.samsung.com/internet/user-agent-string-format.html
 * https://developer.huawei.com/consumer/cn/doc/harmonyos-guides-V5/web-useragent-V5
 */
export const disguises = `
Silk on Android | unknown | Silk 120 | Android | - | Linux; desktop; Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Silk/120.4.1 like Chrome/120.0.6099.210 Safari/537.36
Silk on Android | unknown | Silk 126 | Android | - | macOS; iPad or Mac; desktop | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Silk/126.3.601 like Chrome/126.0.6478.242 Safari/537.36
Meta Quest Browser on Android | unknown | Meta Quest Browser 42 | Android | Quest 3 | Linux; desktop; Chrome; Samsung Internet | Mozilla/5.0 (X11; Linux x86_64; Quest 3) AppleWebKit/537.36 (KHTML, like Gecko) OculusBrowser/42.0.0.0 Chrome/136.0.0.0 VR Safari/537.36
Meta Quest Browser on Android | unknown | Meta Quest Browser 35 | Android | Quest 3S | Linux; desktop; Chrome | Mozilla/5.0 (X11; Linux x86_64; Quest 3S) AppleWebKit/537.36 (KHTML, like Gecko) OculusBrowser/35.3.0.44.173 Chrome/126.0.6478.122 VR Safari/537.36
Meta Quest Browser on Android | unknown | Meta Quest Browser 32 | Android | Quest Pro | Linux; desktop; Chrome | Mozilla/5.0 (X11; Linux x86_64; Quest Pro) AppleWebKit/537.36 (KHTML, like Gecko) OculusBrowser/32.1.0.37.133.575621010 Chrome/122.0.6261.64 VR Safari/537.36
Pico Browser on Android | unknown | Pico Browser 3 | Android | PICO 4 | Linux; desktop; Meta Quest Browser; PICO 4 OS5.8.2 like Quest | Mozilla/5.0 (X11; Linux x86_64; PICO 4 OS5.8.2 like Quest) AppleWebKit/537.36 (KHTML, like Gecko) PicoBrowser/3.3.38 Chrome/105.0.5195.68 VR Safari/537.36 OculusBrowser/7.0
Samsung Internet on Android | unknown | Samsung Internet 28 | Android | - | Linux; desktop; Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Safari/537.36
MIUI Browser on Android | unknown | MIUI Browser 18 | Android | - | Linux; desktop; Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/534.24 (KHTML, like Gecko) Chrome/122.0.6261.119 Safari/534.24 XiaoMi/MiuiBrowser/18.4.720715
HeyTap Browser on Android | unknown | HeyTap Browser 45 | Android | - | Linux; desktop; Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Safari/537.36 HeyTapBrowser/45.13.5.0 Chrome/125.0.6422.72
Opera GX on Android | unknown | Opera GX 3 | Android | - | Linux; desktop; Chrome; Opera | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.7559.109 Safari/537.36 OPX/3.1
Huawei Browser on Android | unknown | Huawei Browser 15 | Android | - | Linux; desktop; Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.5735.196 HuaweiBrowser/15.0.4.321 Safari/537.36
Edge on Android | unknown | Edge 131 | Android | - | Linux; desktop; Chrome; Edge 13 | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 EdgA/131.0.0.0
Vivo Browser on Android | unknown | Vivo Browser 22 | Android | - | Linux; desktop; Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) VivoBrowser/22.4.5.0 Chrome/115.0.5790.166 Safari/537.36
UC Browser on Android | unknown | UC Browser 15 | Android | - | Linux; desktop; Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.58 UCBrowser/15.5.2.1316 Safari/537.36
Meta Quest Browser on Android | unknown | Meta Quest Browser 31 | Android 12 | Quest 3 | Linux; Chrome; mobile | Mozilla/5.0 (Linux; Android 12; Quest 3) AppleWebKit/537.36 (KHTML, like Gecko) OculusBrowser/31.1.0.6.59 Chrome/120.0.6099.230 VR Safari/537.36
Samsung Internet on Windows | desktop | Samsung Internet 29 | Windows | - | Android; Chrome | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/29.0 Chrome/136.0.0.0 Safari/537.36
UC Browser on OpenHarmony | mobile | UC Browser 17 | OpenHarmony 5.0 | - | Linux; desktop; tablet; Windows | Mozilla/5.0 (phone; Android 12; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile UCBrowser/17.1.8.1349
Huawei Browser on OpenHarmony | mobile | Huawei Browser 5 | OpenHarmony 5.0 | - | tablet; Chrome | Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile HuaweiBrowser/5.0.4.300
Huawei Browser on OpenHarmony | tablet | Huawei Browser 5 | OpenHarmony 5.0 | - | mobile; Chrome | Mozilla/5.0 (Tablet; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36 ArkWeb/6.0.0.45 HuaweiBrowser/5.1.7.300
Huawei Browser on OpenHarmony | desktop | Huawei Browser 6 | OpenHarmony 6.1 | - | Windows; Chrome; tablet | Mozilla/5.0 (PC; OpenHarmony 6.1; Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36 ArkWeb/6.1.0.100 HuaweiBrowser/6.1.3.321
WeChat on OpenHarmony | mobile | WeChat 8 | OpenHarmony 5.1 | - | Chrome; tablet | Mozilla/5.0 (Phone; OpenHarmony 5.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile MicroMessenger/8.0.9.39(0xf3100927) Weixin NetType/WIFI Language/zh_CN
Silk on Android | unknown | Silk 120 | Android | - | Windows; desktop; Chrome | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Silk/120.4.1 like Chrome/120.0.6099.210 Safari/537.36
DuckDuckGo on Android | unknown | DuckDuckGo 5 | Android | - | Linux; desktop; Chrome; Android WebView | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 DuckDuckGo/5 Safari/537.36
Ecosia on Android | unknown | Ecosia 133 | Android | - | Linux; desktop; Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36 (Ecosia android@133.0.6943.137)
Wolvic on Android | unknown | Wolvic 1 | Android | - | Linux; desktop; Firefox; rv:121.0 | Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0 Wolvic/1.6
Facebook on Android | unknown | Facebook 510 | Android | - | Linux; desktop; Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 [FB_IAB/FB4A;FBAV/510.0.0.45.80;]
Opera GX on iPhone or iPad | unknown | Opera GX 2 | iOS | iPhone or iPad | macOS; iPad or Mac; Android | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15 OPX/2.1
Chrome on Android | tablet | Chrome 114 | Android 13 | TECNO P904 | mobile | Mozilla/5.0 (tablet; Android 13; TECNO P904) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Mobile Safari/537.36
OpenHarmony | mobile | - | OpenHarmony 5.0 | - | tablet; Android | Mozilla/5.0 (Phone; OpenHarmony 5.0; HarmonyOS 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile
`;
