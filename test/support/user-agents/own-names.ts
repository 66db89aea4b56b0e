/**
 * Products that write their own name beside those that their engine claims.
 *
 * Forms as in the fixtures of https://github.com/matomo-org/device-detector and https://github.com/ua-parser/uap-core
 */
export const ownNames = `
AlohaBrowser on Windows | desktop | AlohaBrowser 2 | Windows | - | Chrome | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0 AlohaBrowser/2.0.0.0 Safari/537.36
ShopCloud on Windows | desktop | ShopCloud 77 | Windows | - | Chrome | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 ShopCloud/77.1
Home Assistant on Android | mobile | Home Assistant 2025 | Android 14 | Pixel 8 | Android WebView; Chrome; Assistant | Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UP1A.231105.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/128.0.0.0 Mobile Safari/537.36 Home Assistant/2025.9.1 (Android 14; Pixel 8)
Home Assistant on iPhone | mobile | Home Assistant 2025 | iOS 18.5 | iPhone | Safari; Assistant | Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Home Assistant/2025.5.1
AVG Secure Browser on Windows | desktop | AVG Secure Browser 130 | Windows | - | Chrome | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 AVG/130.0.27176.93
Norton on Windows | desktop | Norton 130 | Windows | - | Chrome | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Norton/130.0.27176.93
CCleaner on Windows | desktop | CCleaner 131 | Windows | - | Chrome | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 CCleaner/131.0.27652.87
Whale on Windows | desktop | Whale 4 | Windows | - | Chrome | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Whale/4.30.291.11 Safari/537.36
Yandex on Windows | desktop | Yandex 25 | Windows | - | Chrome | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 YaBrowser/25.2.0.0 Safari/537.36
Opera GX on Windows | desktop | Opera GX 110 | Windows | - | Chrome; Opera | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36 OPRGX/110.0.0.0
QQ on Windows | desktop | QQ 13 | Windows | - | Chrome | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0 Safari/537.36 QQBrowser/13.5.6325.400
Coc Coc on Windows | desktop | Coc Coc 128 | Windows | - | Chrome | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36 coc_coc_browser/128.0.252
SznProhlizec on Windows | desktop | SznProhlizec 17 | Windows | - | Chrome | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36 SznProhlizec/17.0.0
Teams on Windows | desktop | Teams | Windows | - | Chrome; Edge | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.2849.80 Teams/24295.605.3225.8804/49
OneOutlook on Windows | desktop | OneOutlook 1 | Windows | - | Chrome; Edge | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0 OneOutlook/1.2024.1113.100
Knowledge on Windows | desktop | Knowledge 2 | Windows | - | Chrome; Edge | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 Knowledge/2.1
Atlas on macOS | desktop | Atlas 1 | macOS | - | Chrome | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Atlas/1.0
Waterfox on Windows | desktop | Waterfox 6 | Windows | - | Firefox | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0 Waterfox/6.5.2
Pale Moon on Windows | desktop | Pale Moon 33 | Windows | - | Firefox | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Goanna/6.7 Firefox/128.0 PaleMoon/33.5.1
SeaMonkey on Windows | desktop | SeaMonkey 2 | Windows | - | Firefox | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:91.0) Gecko/20100101 Firefox/91.0 SeaMonkey/2.53.19
LibreWolf on Linux | desktop | LibreWolf 133 | Linux | - | Firefox | Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0 LibreWolf/133.0
Thunderbird on Windows | desktop | Thunderbird 128 | Windows | - | Firefox; Mozilla | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Thunderbird/128.5.0
AlohaBrowser on iPhone | mobile | AlohaBrowser 5 | iOS 17.4 | iPhone | Safari | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1 AlohaBrowser/5.9
Opera on iPhone | mobile | Opera 6 | iOS | iPhone | Safari; Opera Touch | Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1 OPT/6.7.3
DuckDuckGo on iPhone | mobile | DuckDuckGo 18 | iOS 18.6.2 | iPhone | Safari | Mozilla/5.0 (iPhone; CPU iPhone OS 18_6_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1 Ddg/18.6
Edge on iPhone | mobile | Edge 150 | iOS 26.7 | iPhone | Safari | Mozilla/5.0 (iPhone; CPU iPhone OS 26_7_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) EdgiOS/150.0.4078.81 Version/26.0 Mobile/15E148 Safari/604.1
Google app on iPhone | mobile | Google app 392 | iOS 18.4.1 | iPhone | Safari | Mozilla/5.0 (iPhone; CPU iPhone OS 18_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/392.0.823086651 Mobile/15E148 Safari/604.1
Chrome on iPad | tablet | Chrome 138 | iPadOS 18.5 | iPad | Safari | Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/138.0.7204.119 Mobile/15E148 Safari/604.1
Firefox on iPhone | mobile | Firefox 145 | iOS | iPhone | Safari; iOS 18.7 | Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/145.0 Mobile/15E148 Safari/605.1.15
Brave on iPhone | mobile | Brave 1 | iOS 17.5 | iPhone | Safari | Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1 Brave/1.68
DuckDuckGo on Android | mobile | DuckDuckGo 5 | Android | - | Chrome; Android WebView | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile DuckDuckGo/5 Safari/537.36
Ecosia on Android | mobile | Ecosia 133 | Android | - | Chrome | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Mobile Safari/537.36 (Ecosia android@133.0.6943.137)
Samsung Internet on Android | mobile | Samsung Internet 28 | Android | - | Chrome | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36
MIUI Browser on Android | mobile | MIUI Browser 18 | Android 14 | 23127PN0CC | Chrome; Android WebView | Mozilla/5.0 (Linux; U; Android 14; zh-cn; 23127PN0CC Build/UKQ1.230804.001) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/118.0.0.0 Mobile Safari/537.36 XiaoMi/MiuiBrowser/18.9.50919
UC Browser on Android | mobile | UC Browser 13 | Android 13 | RMX3085 | Chrome; Android WebView | Mozilla/5.0 (Linux; U; Android 13; en-US; RMX3085 Build/TP1A.220905.001) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/123.0.6312.80 UCBrowser/13.7.8.1322 Mobile Safari/537.36
Huawei Browser on Android | mobile | Huawei Browser 15 | Android 12 | ICL-LX9 | Chrome; Android WebView; HMSCore 6.14.2.319 | Mozilla/5.0 (Linux; Android 12; ICL-LX9; HMSCore 6.14.2.319) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.5735.196 HuaweiBrowser/15.0.4.321 Mobile Safari/537.36
Silk on Android | tablet | Silk 131 | Android 11 | KFTRWI | Chrome; Android WebView | Mozilla/5.0 (Linux; Android 11; KFTRWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/131.5.4 like Chrome/131.0.6778.260 Safari/537.36
QQ on Android | mobile | QQ 15 | Android 11 | VP003 | Chrome; Android WebView | Mozilla/5.0 (Linux; U; Android 11; zh-cn; VP003 Build/RP1A.200720.011) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/109.0.5414.86 MQQBrowser/15.6 Mobile Safari/537.36
Phoenix Browser on Android | mobile | Phoenix Browser 15 | Android 13 | TECNO KI5k | Chrome; Android WebView | Mozilla/5.0 (Linux; U; Android 13; en-us; TECNO KI5k Build/TP1A.220624.014) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/107.0.5304.141 Mobile Safari/537.36 PHX/15.9
Opera on Android | mobile | Opera 86 | Android 14 | SM-A556B | Chrome; Android WebView | Mozilla/5.0 (Linux; Android 14; SM-A556B Build/UP1A.231005.007) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.6723.107 Mobile Safari/537.36 OPR/86.0.4550.82401
Opera GX on Android | mobile | Opera GX 2 | Android 14 | V2338 | Chrome; Android WebView | Mozilla/5.0 (Linux; Android 14; V2338 Build/UP1A.231005.007) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.6478.134 Mobile Safari/537.36 OPX/2.5
ABB on Android | mobile | ABB 3 | Android 12 | RC608L | Chrome; Android WebView | Mozilla/5.0 (Linux; Android 12; RC608L) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36 ABB/3.4.5
Edge on Windows | desktop | Edge 126 | Windows | - | Chrome; Config 92 | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0 Config/92.2.7280.30
Falkon on Windows | desktop | Falkon 24 | Windows | - | Chrome | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) QtWebEngine/6.7.2 Chrome/118.0.5993.220 Safari/537.36 Falkon/24.8.0
DuckDuckGo on Windows | desktop | DuckDuckGo 131 | Windows | - | Chrome; Edge | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0 Ddg/131.0.0.0
Shop Cloud on Windows | desktop | Shop Cloud 77 | Windows | - | Chrome; Cloud | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 Shop Cloud/v77.1
Windows | desktop | - | Windows | - | Chrome; Chrome 129 | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 MyApp 3.1
Windows | desktop | - | Windows | - | Chrome; languageType | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 languageType/2
MyChat on Android | mobile | MyChat 4 | Android 14 | Pixel 7 | WeCom; Chrome; Android WebView | Mozilla/5.0 (Linux; Android 14; Pixel 7 Build/AP2A.240805.005; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/128.0.6613.146 Mobile Safari/537.36 MyChat/4.1 (wxwork/4.1.39)
MyTalk on Windows | desktop | MyTalk 2 | Windows | - | DingTalk; Chrome | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36 MyTalk/2.0 (DingTalk/7.6)
MyPay on Android | mobile | MyPay 3 | Android 14 | Pixel 7 | Alipay; Chrome; Android WebView | Mozilla/5.0 (Linux; Android 14; Pixel 7 Build/AP2A.240805.005; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/128.0.6613.146 Mobile Safari/537.36 MyPay/3.1 (AlipayClient/10.5)
MyApp on Windows | desktop | MyApp 3 | Windows | - | Vivaldi; Chrome | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36 MyApp/3.0 (like Vivaldi/7.0)
MyApp on Android | mobile | MyApp 3 | Android 14 | Pixel 7 | LINE; Chrome; Android WebView | Mozilla/5.0 (Linux; Android 14; Pixel 7 Build/AP2A.240805.005; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/128.0.6613.146 Mobile Safari/537.36 MyApp/3.0 (compatible; Line/7.0)
Windows | desktop | - | Windows | - | Chrome; UserId | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36 UserId/12345
Windows | desktop | - | Windows | - | Chrome; NetworkType | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36 NetworkType/4G
Windows | desktop | - | Windows | - | Chrome; Tenant; Tenant 7 | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36 Tenant/7
Thunderbird on Linux | desktop | Thunderbird 140 | Linux | - | unknown; Firefox | Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.3.0
MyChat on Android | mobile | MyChat 4 | Android 14 | Pixel 7 | WeCom; WeChat; Chrome | Mozilla/5.0 (Linux; Android 14; Pixel 7; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/128.0.6613.146 Mobile Safari/537.36 MyChat/4.1 (build 5 (MicroMessenger/8.0) wxwork/4.1.3
Windows | desktop | - | Windows | - | Chrome; appCore | Mozilla/5.0 (Windows NT 10.0) appCore/7.1 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36
`;
